"""The front: kept pages, answered before Django's handler and middleware run.

Whatever a reader sees is drawn from the ledger, so a page stays true until the ledger's head
moves. The front keeps each answer with the head that it was drawn at, looks at the head on every
request, and draws again only when it moved: nothing is ever stale, nothing has to be purged.
"""
