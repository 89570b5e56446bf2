"""The desk's work lists over claims and sources."""
