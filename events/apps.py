from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, places, actors, questions and claims."""

    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from events.desk import checks, hints, referring  # noqa: F401

        # Reading the ledger needs the record types, which register themselves when imported.
        from events.records import actor, claim, event, place, question, words  # noqa: F401
