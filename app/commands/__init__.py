"""The write side: one door, one transaction, one lock, one permission decision, one audit row for every change."""
