"""The read side: queries to frozen dataclasses. Takes no decision and writes nothing but what was seen."""
