"""Whether every working copy points to the newest version of itself."""

from django.apps import apps

from .models import Publishable, Version


def pointer_fault():
    """A sentence about the first object whose pointer is not its newest version, or None."""
    newest = {
        (version.kind, version.identifier): version.seq
        for version in Version.objects.standing().only("seq", "kind", "identifier")
    }
    for model in apps.get_models():
        if issubclass(model, Publishable):
            for item in model.objects.all():
                if item.current_id != newest.get((item.KIND, item.identifier)):
                    return f"{item.identifier} does not point to its newest version in the ledger."
    return None
