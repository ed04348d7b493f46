"""Facts in, dates out, without a database: what `interdict timeline` reads and prints."""
