"""Lists of works in the formats of databases and reference managers."""
