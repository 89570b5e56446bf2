"""A script: do one of these acts, by name, on the database of DATABASE_URL.

python -m tests.khojaly.operations.acts counted
"""

import json
import sys

import django


def signed_in():
    """An editor with a role, an edit of theirs, and their session."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    from events.models import Claim

    editor = User.objects.create_user("reviewer", password="steppe-falcon-1992", is_staff=True)
    editor.groups.add(Group.objects.get(name="reviewer"))
    Client().force_login(editor)
    claim = Claim.objects.get(identifier="C1")
    claim._history_user, claim._change_reason = editor, "Read again in the report."
    claim.low = 450
    claim.save()


def goes_on():
    """That editor signs in by their password, edits C1, publishes it, and adds an actor."""
    from django.contrib.auth import authenticate
    from django.test import RequestFactory

    from events.models import Claim
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import publish
    from tests import objects

    asked = RequestFactory().post("/")
    editor = authenticate(asked, username="reviewer", password="steppe-falcon-1992")
    objects.actor("helsinki-watch", "Helsinki Watch")
    claim = Claim.objects.get(identifier="C1")
    claim._history_user = editor
    claim.low = 480
    claim.save()
    by = objects.publication(ChangeKind.CORRECTION, published_by="another reviewer")
    version = publish([claim], by)[0]
    print(f"{version}, edited by {version.edited_by}")


def session(role="editor"):
    """Someone with a role signs in; prints their session's key, and the claim's number."""
    from django.conf import settings
    from django.contrib.auth.models import Group, User
    from django.test import Client

    from events.models import Claim

    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    print(json.dumps({"key": key, "claim": Claim.objects.get(identifier="C1").pk}))


def reviewers_session():
    session("reviewer")


def tampered():
    """A row of the ledger is changed behind the site's back."""
    from khojaly.ledger.append_only import lifted
    from khojaly.ledger.models import Version

    with lifted():
        Version.objects.filter(seq=7).update(published_by="nobody")


def pointed_back():
    """A working copy points to an older version of itself."""
    from events.models import Claim
    from khojaly.ledger.models import Version

    first = Version.objects.get(kind="claim", identifier="C1", number=1)
    Claim.objects.filter(identifier="C1").update(current=first)


def counted():
    """Print how many rows each table has."""
    from khojaly.operations.copying import copied_models, rows_of

    print(json.dumps({m._meta.db_table: rows_of(m, "default").count() for m in copied_models()}))


ACTS = (signed_in, goes_on, session, reviewers_session, tampered, pointed_back, counted)

if __name__ == "__main__":
    django.setup()
    {act.__name__: act for act in ACTS}[sys.argv[1]]()
