"""A script: make the tables of a release, bring them up to this version, and print those that
PostgreSQL had to write anew, which locks readers out for as long as it takes.

    python -m tests.khojaly.operations.upgraded ledger.0004_roles sources.0002_ledger_grows …
"""

import json
import sys

import django
from django.db import connection

FILES = """
SELECT relname, pg_relation_filenode(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def files():
    with connection.cursor() as cursor:
        cursor.execute(FILES)
        return dict(cursor.fetchall())


def main(released):
    from django.core.management import call_command
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    newest_of_each_app = dict(name.split(".") for name in sorted(released))
    executor.migrate(list(newest_of_each_app.items()))
    before = files()
    call_command("migrate", verbosity=0)
    after = files()
    written_anew = [name for name, file in before.items() if after.get(name, file) != file]
    print(json.dumps({"tables": len(before), "written_anew": sorted(written_anew)}))


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1:])
