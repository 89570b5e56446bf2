import pytest

from events.text import MarkedText, marker_problems, markers
from khojaly.ledger.editions import Edition
from khojaly.ledger.prose import Prose
from sources.prose import render_markdown

pytestmark = pytest.mark.content


def drawn(text, here=()):
    return MarkedText(Prose({"en": text, "es": text}), Edition(), here)


def test_a_claim_marker_becomes_a_chip_with_figure_claimant_and_year():
    html = drawn("Human Rights Watch: {claim:C110}.").html
    assert "<b>at least 200, possibly 500 to 1,000</b>" in html
    assert "<small>Human Rights Watch 1994</small>" in html
    assert 'href="/claims/C110/"' in html


def test_the_chip_of_a_claim_on_the_page_leads_to_its_row():
    assert 'href="#C110"' in drawn("{claim:C110}", {"C110"}).html


def test_a_citation_gets_one_number_for_each_source_and_locator():
    text = drawn("One. [@S43, ch. 11] Two. [@S43, ch. 11] Three. [@S43]")
    assert [note.number for note in text.notes] == [1, 2]
    assert str(text.notes[0].locator) == "ch. 11"
    assert text.notes[1].locator is None


def test_a_marker_in_code_stays_text():
    assert "<data" not in render_markdown("`{claim:C17}` and `[@S5]`", [markers])


def test_a_marker_that_points_to_nothing_is_named():
    problems = marker_problems("{claim:C110} {claim:C99999} [@S43] [@S9999, p. 1]")
    assert len(problems) == 2
    assert "C99999" in problems[0]
    assert "S9999" in problems[1]


def test_nobody_can_write_the_placeholder_of_a_marker_by_hand():
    html = render_markdown('<data value="claim:C110"></data>', [markers])
    assert "<data" not in html
