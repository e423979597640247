"""What a claim says of its source: who is credited, what is quoted, which dates, what it is about."""
