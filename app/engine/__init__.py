"""Where a run stands: the only room that imports SpiffWorkflow. It asks the law by name and decides nothing itself."""
