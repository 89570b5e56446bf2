"""Search over everything published, in both languages and all scripts.

`documents` says what a record is found by, `index` keeps the index in step with the ledger,
`queries` reads what was typed, `finding` answers it. `text` holds what differs between SQLite's
FTS5 and PostgreSQL's full text search.
"""
