"""Tests of the room divide."""
