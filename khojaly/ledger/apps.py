from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What was published, when and by whom: append-only, hashed and citable."""

    name = "khojaly.ledger"
    label = "ledger"
