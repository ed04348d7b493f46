"""Interdict: court orders that protect children, under Queensland's Act of 2004, as running processes."""
