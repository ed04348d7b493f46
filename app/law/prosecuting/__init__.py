"""Prosecuting the contravention of an order: was it in force, what proves knowledge, the brief, the charge (Part 4AA, ss 77 to 77F)."""
