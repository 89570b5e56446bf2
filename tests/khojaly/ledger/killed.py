"""A script: publish again and again, killed before each statement in turn, and report.

For the n-th attempt a child process is killed (SIGKILL) before its n-th statement. After each the
parent says how many versions there are. It ends when a child gets through.
"""

import json
import os
import signal

import django
from django.db import connection


def publish_killed_at(statement, claim):
    """In a child process: publish, and die before statement number `statement`."""
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import publish
    from tests import objects

    count = 0

    def dying(execute, *arguments):
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    with connection.execute_wrapper(dying):
        publish([claim], objects.publication(ChangeKind.CORRECTION))


def let_go_of_the_database():
    """Parent and child must not talk over one connection."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def main():
    django.setup()
    from khojaly.ledger.models import Version
    from tests import objects

    claim = objects.published_claim()
    claim.low = 500
    claim.save()
    counts, survived, statement = [Version.objects.count()], False, 0
    while not survived:
        statement += 1
        let_go_of_the_database()
        child = os.fork()
        if child == 0:
            publish_killed_at(statement, claim)
            os._exit(0)
        survived = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        counts.append(Version.objects.count())
    print(json.dumps({"statements": statement - 1, "counts": counts}))


if __name__ == "__main__":
    main()
