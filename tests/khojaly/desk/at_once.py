"""A script: two people do two things with one claim or its source at the same moment, a few times
each, and what came of it is printed as JSON."""

import json
import sys
import threading

import django
from django.conf import settings
from django.db import connection

TIMES = 3


def ready():
    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


class Pair:
    """Two people at the desk, a claim that is in review, and a second source."""

    def __init__(self):
        from tests import objects
        from tests.khojaly.desk.conftest import Desk

        self.one, self.two = Desk("Aytan", "reviewer"), Desk("Arpine", "reviewer")
        self.author = Desk("Ana", "editor")
        self.claim = objects.published_claim()
        self.source = self.claim.citations.get().source
        self.twin = objects.source(title="The same report")
        objects.publish([self.twin], objects.publication())
        self.number = 0

    def submitted(self):
        self.number += 1
        low = {"low": str(1000 + self.number), "figure_shown": "on"}
        self.claim.refresh_from_db()
        if self.claim.status == "withdrawn":
            self.one.act(self.claim, "restore", reason="Again.")
        self.author.save(self.claim, change_reason="A figure.", **low)
        self.author.act(self.claim, "submit")

    def save(self, desk):
        mine = {"scope_en": f"{desk.user.username} {self.number}", "change_reason": "."}
        fields = desk.fields(desk.address(self.claim)) | mine
        return lambda: desk.client.post(desk.address(self.claim), fields)

    def copy(self, desk):
        given = {
            "archived_url": f"https://web.archive.org/{self.number}", "captured_by": "Ana",
            "captured_at": "2026-01-01 10:00", "change_reason": "Kept.",
        }  # fmt: skip
        address = f"/admin/sources/source/{self.source.pk}/snapshots/"
        return lambda: desk.client.post(address, given)

    def merge(self, desk):
        address = f"/admin/sources/source/{self.source.pk}/merge/?identifier=S2"
        return lambda: desk.client.post(address, {"reason": "Twice."})

    def act(self, name):
        def prepared(desk):
            from tests.khojaly.desk.conftest import seen_on

            at = desk.address(self.claim, "review")
            given = {"act": name, "reason": "Read.", "change_kind": "correction", "note": "Asked."}
            given["revision"] = seen_on(desk.get(at))
            return lambda: desk.client.post(at, given)

        return prepared

    def doing(self, name):
        return getattr(self, name, None) or self.act(name)


def both(first, second):
    """Do two things at the same moment; the statuses of their answers, or what was raised."""
    barrier, done = threading.Barrier(2), {}

    def one(name, thing):
        barrier.wait()
        try:
            done[name] = thing().status_code
        except Exception as error:
            done[name] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=pair) for pair in (("1", first), ("2", second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [done["1"], done["2"]]


def main(first, second):
    ready()
    from khojaly.ledger.models import Version
    from khojaly.ledger.pointers import pointer_fault
    from khojaly.ledger.verifying import first_fault

    pair, statuses = Pair(), []
    for _time in range(TIMES):
        pair.submitted()
        statuses.append(both(pair.doing(first)(pair.one), pair.doing(second)(pair.two)))
    rows = pair.claim.history.filter(history_change_reason=".")
    whole = first_fault(Version.objects.order_by("seq"))
    told = {
        "statuses": statuses, "edits": rows.count(), "fault": str(whole or pointer_fault() or ""),
        "versions": Version.objects.of("claim", "C1").count(),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
