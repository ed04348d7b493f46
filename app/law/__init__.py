"""The Act as pure functions: facts in, answers out. No rule sees a clock, a database or a page."""
