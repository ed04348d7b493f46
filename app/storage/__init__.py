"""Tables and the SQL that reads and writes them. Knows no law and decides nothing about access but `visible`."""
