"""Two people at the same moment: nothing is lost, nothing published twice, no pointer moved."""

import json
from itertools import combinations_with_replacement

import pytest

ACTS = ("save", "copy", "merge", "submit", "publish", "return", "withdraw")
PAIRS = list(combinations_with_replacement(ACTS, 2))


@pytest.mark.drill
@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_at_once(another_database, first, second):
    told = json.loads(another_database.run("-m", "tests.khojaly.desk.at_once", first, second))
    assert told["fault"] == ""
    assert {status for pair in told["statuses"] for status in pair} <= {200, 302}
    if (first, second) == ("save", "save"):
        assert told["edits"] == sum(pair.count(302) for pair in told["statuses"])
        assert all(sorted(pair) == [200, 302] for pair in told["statuses"])
    if (first, second) == ("publish", "publish"):
        assert all(sorted(pair) == [200, 302] for pair in told["statuses"])
        assert told["versions"] == 1 + len(told["statuses"])
