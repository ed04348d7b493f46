"""Internal review under Part 4A and the appeal to a Magistrates Court."""
