"""Whether the addresses of sources still answer: found by a command, confirmed by an editor."""
