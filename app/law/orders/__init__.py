"""The orders of Part 3A: what each asks for, how long it binds, what a renewal, a stay or a variation does to it."""
