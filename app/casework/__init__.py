"""The words of the trade: entries, dockets, answers, deadlines, steps, clocks. Frozen values; no law, no framework, no storage."""
