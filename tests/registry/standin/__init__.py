"""A registry on loopback that answers, refuses and fails as the real ones do."""
