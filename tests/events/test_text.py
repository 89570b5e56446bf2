import re

import pytest

from events.marked import MarkedText
from events.text import Markers, marker_problems
from khojaly.ledger.editions import Edition
from khojaly.ledger.prose import Prose
from sources.prose import render_markdown

pytestmark = pytest.mark.content


def drawn(text, here=()):
    return MarkedText(Prose({"en": text, "es": text}), Edition(), here)


def html_of(text, here=()):
    """What is drawn, with one space for any white space."""
    return re.sub(r"\s+", " ", drawn(text, here).html)


def test_a_claim_with_a_figure_becomes_the_figure_that_leads_to_it():
    html = html_of("It gives {claim:C110}.")
    figure = "at least 200, possibly 500 to 1,000"
    assert f'It gives <a class="of-claim" href="/claims/C110/">{figure}</a>.' in html


def test_the_figure_of_a_claim_on_the_page_leads_to_its_row():
    assert 'href="#C110"' in drawn("{claim:C110}", {"C110"}).html


def test_figures_in_parentheses_are_listed_equal_ones_once():
    html = html_of("It is told ({claim:C65}, {claim:C189}, {claim:C120}).")
    assert "It is told (<a" in html
    assert html.count("613") == 1
    assert html.count("more than 200") == 1


def test_one_or_two_statements_become_raised_numbers():
    html = html_of("Fire failed ({claim:C117}, {claim:C18}), it says.", {"C18"})
    raised = '<sup><a href="/claims/C117/">C117</a> <a href="#C18">C18</a></sup>'
    assert f"Fire failed{raised}, it says." in html


def test_three_claims_that_are_not_all_figures_become_their_count_by_question():
    text = "They differ ({claim:C117}, {claim:C18}, {claim:C12}, {claim:C65})."
    html = html_of(text, {"C117", "C18", "C12"})
    assert '(<a href="#responsibility-for-deaths">3 claims</a>, ' in html
    assert '<a href="/claims/C65/">C65</a>)' in html


def test_a_citation_gets_one_number_for_each_source_and_locator():
    text = drawn("One. [@S43, ch. 11] Two. [@S43, ch. 11] Three. [@S43]")
    assert [note.number for note in text.notes.all] == [1, 2]
    assert str(text.notes.all[0].locator) == "ch. 11"
    assert text.notes.all[1].locator is None


def test_notes_that_follow_each_other_stand_in_one_run_and_are_joined():
    html = html_of("One. [@S43] [@S65] [@S66] [@S67] Two. [@S43] [@S66]")
    assert 'One.<sup><a href="#n1">1–4</a></sup> Two.' in html
    assert 'Two.<sup><a href="#n1">1</a> <a href="#n3">3</a></sup>' in html


def test_a_heading_and_a_table_of_hours_are_written_in_markdown():
    html = html_of("### The night\n\n| Hour | As told |\n|--|--|\n| 23:00 | fire [@S43] |")
    assert "<h3>The night</h3>" in html
    assert '<td>23:00</td> <td>fire<sup><a href="#n1">1</a></sup></td>' in html


def test_a_marker_in_code_stays_text():
    assert "<data" not in render_markdown("`{claim:C17}` and `[@S5]`", [Markers()])


def test_a_marker_that_points_to_nothing_is_named():
    problems = marker_problems("{claim:C110} {claim:C99999} [@S43] [@S9999, p. 1]")
    assert len(problems) == 2
    assert "C99999" in problems[0]
    assert "S9999" in problems[1]


def test_nobody_can_write_the_placeholder_of_a_marker_by_hand():
    html = render_markdown('<data value="claim:C110"></data>', [Markers()])
    assert "<data" not in html
