"""Orders of other places: registration, referral, and what happens to a registered order."""
