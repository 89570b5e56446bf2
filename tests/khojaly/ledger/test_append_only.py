import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from khojaly.ledger.append_only import append_only_models, lifted, protect, unprotected
from khojaly.ledger.models import Version
from tests import objects

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return objects.published_claim()


@pytest.fixture
def refused():
    """A block that the database must refuse, with the sentence that says why."""

    class Refused:
        def __enter__(self):
            self.atomic = transaction.atomic()
            self.raised = pytest.raises(DatabaseError, match="is append-only")
            self.raised.__enter__()
            self.atomic.__enter__()

        def __exit__(self, *error):
            self.atomic.__exit__(*error)
            return self.raised.__exit__(*error)

    return Refused


def test_a_version_cannot_be_changed_or_deleted_by_any_way_through_django(claim, refused):
    version = claim.current
    with refused():
        version.change_reason = "Nothing happened."
        version.save()
    with refused():
        Version.objects.update(change_reason="Nothing happened.")
    with refused():
        Version.objects.bulk_update([version], ["change_reason"])
    with refused():
        Version.objects.all()._raw_delete("default")


@pytest.mark.parametrize("verb", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_no_row_of_any_append_only_table_gives_way_to_sql(claim, refused, verb):
    filled = [model for model in append_only_models() if model.objects.exists()]
    assert len(filled) >= 6
    for model in filled:
        column = model._meta.pk.column
        with refused(), connection.cursor() as cursor:
            cursor.execute(verb.format(model._meta.db_table, column, column))


def test_the_history_of_a_claim_cannot_be_deleted(claim, refused):
    with refused():
        claim.history.all().delete()


def test_deleting_an_account_that_history_names_is_refused(refused):
    user = get_user_model().objects.create_user("editor")
    claim = objects.claim()
    claim._history_user = user
    claim.low = 161
    claim.save()
    assert claim.history.first().history_user_name == "editor"
    # The accounts' audit protects it first, in Django; the histories would in the database.
    with pytest.raises(ProtectedError):
        user.delete()
    with refused():
        claim.history.update(history_user=None)


def test_every_append_only_table_is_protected():
    assert len(append_only_models()) > 15
    assert unprotected() == []


def test_a_missing_trigger_is_noticed_and_put_back():
    with lifted():
        assert "ledger_version" in unprotected()
    assert unprotected() == []
    protect()
    assert unprotected() == []


def test_saving_without_a_change_writes_nothing(claim):
    claim.refresh_from_db()
    before = claim.history.count()
    claim.save()
    assert claim.history.count() == before


only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own statement.")
only_postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="PostgreSQL's own.")


@only_sqlite
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_no_row_is_replaced(claim, refused, verb):
    get_user_model().objects.create_user("editor")
    filled = [model for model in append_only_models() if model.objects.exists()]
    assert len(filled) >= 7
    for model in filled:
        table = model._meta.db_table
        with refused(), connection.cursor() as cursor:
            cursor.execute(f"{verb} INTO {table} SELECT * FROM {table}")


@only_sqlite
def test_a_version_is_not_replaced_by_one_with_its_unique_values(claim, refused):
    columns = [field.column for field in Version._meta.concrete_fields]
    chosen = ["9000" if name == "seq" else name for name in columns]
    with refused(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO ledger_version ({', '.join(columns)}) "
            f"SELECT {', '.join(chosen)} FROM ledger_version WHERE seq = 1"
        )


@only_sqlite
@pytest.mark.parametrize(
    "body", ["BEFORE UPDATE ON {0} BEGIN SELECT 1; END", "BEFORE UPDATE ON {0} WHEN 0 "
             "BEGIN SELECT RAISE(ABORT, '{0} is append-only: its rows are never changed or "
             "deleted.'); END"],
)  # fmt: skip
def test_an_emptied_trigger_of_the_same_name_is_noticed_and_put_right(body, refused, claim):
    table = "accounts_auditentry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_no_update")
        cursor.execute(f"CREATE TRIGGER {table}_no_update {body.format(table)}")
    assert unprotected() == [table]
    protect()
    assert unprotected() == []


@only_postgresql
@pytest.mark.parametrize(
    "act",
    [
        "ALTER TABLE ledger_version ENABLE REPLICA TRIGGER ledger_version_no_update",
        "ALTER TABLE ledger_version DISABLE TRIGGER ledger_version_no_update",
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RETURN NEW; END $$",
    ],
)
def test_a_trigger_that_lets_through_is_noticed_and_put_right(act):
    with connection.cursor() as cursor:
        cursor.execute(act)
    assert "ledger_version" in unprotected()
    protect()
    assert unprotected() == []


@only_postgresql
def test_a_session_in_the_role_of_a_replica_is_refused_too(claim, refused):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    with refused():
        Version.objects.update(change_reason="Nothing happened.")
