"""Service and notice: what counts as served, when, on whom, and the notice of an order made in absence."""
