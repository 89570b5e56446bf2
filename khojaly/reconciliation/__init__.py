"""Reconciliation: names that someone else has, matched with the things of this record.

The service speaks the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group,
2023), which OpenRefine and its like ask. It reads the names that the search index holds.
`properties` says what can be asked of a thing, `matching` which things a name may mean, `service`
answers the messages of the protocol.
"""
