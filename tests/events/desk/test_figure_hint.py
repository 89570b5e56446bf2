"""A statement that does not say the figure beside it gets a hint; it is never refused."""

import pytest

from khojaly.desk.hints import hints_in, hints_on
from tests import objects

pytestmark = pytest.mark.django_db

HINT = "It does not say"


@pytest.mark.parametrize(
    ("field", "text", "figure"),
    [
        ("statement_en", "The parliament states that 63 of the dead were children.", {"best": 83}),
        ("statement_es", "El Parlamento afirma que 63 de los muertos eran niños.", {"best": "83"}),
        ("statement_en", "It says that hundreds died.", {"low": 500, "possible_high": 1000}),
        ("statement_es", "Dice que murieron three.", {"best": 3}),
        ("statement_en", "Between 1,000 and 1,200 died.", {"low": 1000, "high": 1300}),
        ("statement_es", "Quizá murieron 1.000.", {"low": 200, "possible_high": 1000}),
    ],
)
def test_another_number_or_none_is_hinted_at(field, text, figure):
    assert [sentence for sentence in hints_on(field, text, figure) if HINT in sentence]


@pytest.mark.parametrize(
    ("field", "text", "figure"),
    [
        ("statement_en", "The parliament states that 63 were children.", {"best": 63}),
        ("statement_en", "At least 200 died, possibly up to 1,000.", {"low": 200}),
        ("statement_en", "200 died, possibly 1,000.", {"low": 200, "possible_high": 1000}),
        ("statement_en", "Between 1,000 and 1,300 died.", {"low": 1000, "high": 1300}),
        ("statement_es", "Quizá murieron 1.000 personas.", {"high": "1000"}),
        ("statement_es", "Fueron desplazadas 684 000 personas.", {"best": 684000}),
        ("statement_en", "Three helicopters were lost.", {"best": 3}),
        ("statement_es", "Se perdieron tres helicópteros.", {"best": 3}),
        ("statement_en", "No civilian was left.", {"best": 0}),
        ("statement_en", "The corridor was open.", {"low": "", "best": None}),
        ("statement_en", "", {"best": 63}),
        ("scope_en", "children among the 613 dead", {"best": 63}),
        ("statement_en", "9" * 10_000, {"best": "9" * 10_000}),
    ],
)
def test_a_statement_that_says_every_bound_gets_none(field, text, figure):
    assert not [sentence for sentence in hints_on(field, text, figure) if HINT in sentence]


def test_it_is_on_the_form_at_the_review_and_while_one_types_and_refuses_nothing(editor, claim):
    answer = editor.save(claim, low="500", figure_shown="on", change_reason="The report.")
    assert answer.status_code == 302
    assert f"{HINT} 500" in editor.get(editor.address(claim))
    assert f"{HINT} 500" in editor.get(editor.address(claim, "review"))
    sent = {"statement_en": claim.statement_en, "low": "500"}
    answer = editor.client.post("/admin/hints/", sent)
    assert HINT in answer.json()["statement_en"][0]
    assert list(editor.client.post("/admin/hints/", sent | {"low": "200"}).json()) == []


@pytest.mark.drill
def test_nearly_every_claim_of_the_record_says_its_figure(content):
    records = [each.current.data["content"] for each in objects.Claim.objects.all()]
    found = [c for c in records if any(HINT in sentence for _f, _l, sentence in hints_in(c))]
    assert [claim["statement"]["en"][:32] for claim in found] == [
        "The Public Television of Armenia"  # “more than half a million”
    ]
