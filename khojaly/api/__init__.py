"""The read-only JSON API below `/api/v1/`: what the ledger holds, listed, filtered and paged."""
