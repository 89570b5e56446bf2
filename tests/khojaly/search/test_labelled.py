"""How well a search puts first what a reader means, by the queries of `labelled.json`.

Each has the results of which one should come first. The levels are those measured last
(`tests/benchmarks/search.md`): a change that ranks worse fails here, one that ranks better may
raise them.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

from khojaly.search.page import SearchPage
from khojaly.search.queries import Query

LABELLED = json.loads(Path(__file__).with_name("labelled.json").read_text(encoding="utf-8"))
FIRST = {"sqlite": 84, "postgresql": 83}
AMONG_THREE = {"sqlite": 87, "postgresql": 87}


def first_three(row):
    translation.activate(row["reader"])
    shown = SearchPage(Query(row["query"]), {}, row["reader"]).shown
    return [f"{result.record.KIND} {result.record.identifier}" for result in list(shown)[:3]]


def test_the_labelled_queries_cover_the_scripts_and_spellings_of_the_region():
    scripts = Counter(row["script"] for row in LABELLED)
    assert len({row["query"] for row in LABELLED}) >= 60
    assert all(scripts[script] >= 8 for script in ("en", "es", "az", "ru", "hy", "tr"))


@pytest.mark.content
def test_what_is_meant_comes_first_as_often_as_it_was_measured():
    found = [(row, first_three(row)) for row in LABELLED]
    missed = [
        (row["query"], names) for row, names in found if not set(names[:1]) & set(row["expected"])
    ]
    beyond = [row["query"] for row, names in found if not set(names) & set(row["expected"])]
    assert len(LABELLED) - len(missed) >= FIRST[connection.vendor], missed
    assert len(LABELLED) - len(beyond) >= AMONG_THREE[connection.vendor], beyond
