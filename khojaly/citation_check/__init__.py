"""Checking a citation: what became of the version that someone cited. Nothing pasted is kept."""
