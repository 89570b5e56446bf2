"""What the desk costs with 5,000 sources and 20,000 claims: queries and time of each page.

    .venv/bin/python -m tests.benchmarks.desk_scale

makes a database of its own, fills it with generated sources, claims, citations and their histories,
signs in, and opens each page ROUNDS times: once with nothing kept (what the checks found is thrown
away), then as it is after that. It prints a Markdown table; `desk_scale.md` keeps the last one.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

SOURCES, CLAIMS, ACTORS, QUESTIONS = 5_000, 20_000, 400, 60
ROUNDS = 9
PAGES = {
    "first page of the desk": "/admin/",
    "list of claims": "/admin/events/claim/",
    "list of claims, page 300": "/admin/events/claim/?p=300",
    "list of claims, search": "/admin/events/claim/?q=ministry+17",
    "list of sources": "/admin/sources/source/",
    "form of a claim": "/admin/events/claim/{claim}/change/",
    "form of a new claim": "/admin/events/claim/add/?source={source}",
    "review of a claim": "/admin/events/claim/{claim}/review/",
    "preview of a claim": "/admin/events/claim/{claim}/preview/",
    "form of a source": "/admin/sources/source/{source}/change/",
    "autocomplete of sources": "/admin/autocomplete/?app_label=events&model_name=claimcitation"
    "&field_name=source&term=report+49",
    "work list: two figures": "/admin/lists/two-figures/",
    "work list: unarchived": "/admin/lists/unarchived/",
}  # fmt: skip


def fill():
    """A first claim that is published, and the generated rest, each with its history."""
    from simple_history.utils import bulk_create_with_history

    from events.models import Actor, Claim, ClaimCitation, Question
    from sources.models import Source
    from tests import objects

    first = objects.published_claim()

    def made(model, rows):
        reason = {"default_change_reason": "Generated.", "batch_size": 500}
        return bulk_create_with_history(list(rows), model, **reason)

    actors = made(Actor, (_actor(n) for n in range(ACTORS)))
    questions = made(Question, (_question(n) for n in range(QUESTIONS)))
    sources = made(Source, (_source(n) for n in range(2, SOURCES + 1)))
    claims = made(Claim, (_claim(n, first, actors, questions) for n in range(2, CLAIMS + 1)))
    made(ClaimCitation, (_citation(n, claim, sources) for n, claim in enumerate(claims)))
    return first


def _actor(number):
    from events.models import Actor

    name = f"Ministry {number}"
    return Actor(slug=f"ministry-{number}", name_en=name, name_es=name, kind="state-body",
                 position="party-azerbaijan" if number % 2 else "party-armenia",
                 about_en="A ministry.", about_es="Un ministerio.")  # fmt: skip


def _question(number):
    from events.models import Question

    return Question(slug=f"question-{number}", asks_en=f"How many, {number}?", unit="people",
                    asks_es=f"¿Cuántos, {number}?", counts_en="All.", counts_es="Todos.",
                    kind="number", group="dead", order=1_000 + number)  # fmt: skip


def _source(number):
    from sources.models import Source

    return Source(identifier=f"S{number}", csl_type="report", title=f"Report {number}",
                  language="en", kind="ngo-report", position="independent", issued="1994",
                  url=f"https://example.org/{number}", read_how="full",
                  read_where=f"https://example.org/{number}")  # fmt: skip


def _claim(number, first, actors, questions):
    """One claim of each claimant on a question, but for each fiftieth, which gives a second figure;
    round figures, but for each fortieth."""
    from events.models import Claim

    actor, question = divmod(number - 1 if number % 50 == 0 else number, QUESTIONS)
    figure = number % 997 + 11 if number % 40 == 0 else (number % 997 + 2) * 10
    return Claim(identifier=f"C{number}", event=first.event, claimed_on=f"{1992 + number % 30}",
                 question=questions[question], claimant=actors[actor % ACTORS],
                 qualifier="exact", best=figure, scope_en="all", scope_es="todos",
                 statement_en=f"The ministry counts {figure}.",
                 statement_es=f"El ministerio cuenta {figure}.",
                 verification="primary")  # fmt: skip


def _citation(number, claim, sources):
    from events.models import ClaimCitation

    return ClaimCitation(claim=claim, source=sources[number % len(sources)], order=1,
                         locator_label="page", locator_en=str(number % 300 + 1))  # fmt: skip


def signed_in():
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.signing_in import sign_in

    client = Client(headers={"host": "localhost"})
    return sign_in(client, User.objects.create_superuser("admin"))


def measure(client, address):
    """`(queries, milliseconds with nothing kept, median milliseconds after that)`."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from khojaly.desk import checks as checking

    def spent():
        start = time.perf_counter()
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return (time.perf_counter() - start) * 1000

    spent()
    checking._kept.clear()
    cold = spent()
    with CaptureQueriesContext(connection) as queries:
        spent()
    return len(queries), cold, statistics.median(spent() for _round in range(ROUNDS))


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'desk.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "khojaly.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        first = fill()
        client = signed_in()
        print("| page | queries | nothing kept | median |\n| --- | ---: | ---: | ---: |")
        for name, address in PAGES.items():
            address = address.format(claim=first.pk, source=first.citations.get().source_id)
            queries, cold, median = measure(client, address)
            print(f"| {name} | {queries} | {cold:.0f} ms | {median:.0f} ms |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
