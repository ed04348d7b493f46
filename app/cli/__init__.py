"""The command line: an entrance. It takes no decision about law or access."""
