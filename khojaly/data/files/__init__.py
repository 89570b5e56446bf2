"""The files of a release. Each is filled version by version, and none holds the site in memory.

A file is a class that is made with the folder to write into and the ledger's `Head`. It is given
`row(table, cells)` for each row of each table, `record(version)` for each standing version,
`version(version)` for every version, and `close()`.
"""
