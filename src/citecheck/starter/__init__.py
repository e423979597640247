"""The files that a journal’s repository begins with: data, in each language where they hold words."""
