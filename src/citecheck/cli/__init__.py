"""The command line, one module for each command; a command loads only what it uses."""
