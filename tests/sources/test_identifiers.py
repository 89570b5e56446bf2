"""A source's identifiers on the desk: what is none is refused, with a sentence beside the field."""

import pytest
from django.core.exceptions import ValidationError

from events.models import ActorName, Claim, PlaceName
from sources.identifiers import bare_doi
from sources.models import Source
from tests.khojaly.desk.conftest import Desk
from tests.sources.importing.test_import_page import read, save

pytestmark = pytest.mark.django_db

ADD = "/admin/sources/source/add/"
BLACK_GARDEN = {
    "csl_type": "book", "title": "Black Garden", "language": "en", "kind": "scholarly",
    "position": "independent", "read_how": "full", "change_reason": "New.",
}  # fmt: skip


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


def send(editor, **given):
    return editor.client.post(ADD, editor.fields(ADD) | BLACK_GARDEN | given)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("doi", "10.1080", "“10.1080” is no DOI: it begins with “10.”, a number and a slash."),
        ("doi", "Survival 52/4", "is no DOI"),
        ("doi", "https://doi.org/10.1080/00396338.2010.506820",
         "Write the DOI alone, without what stands before it: 10.1080/00396338.2010.506820"),
        ("isbn", "0-8147-1944-8", "The check digit of the ISBN “0-8147-1944-8” does not fit"),
        ("isbn", "978-0-8147-1944-3", "does not fit, so one of its digits is wrong."),
        ("isbn", "0-8147-194-9", "“0-8147-194-9” is no ISBN: it has 10 or 13 digits."),
        ("isbn", "ISBN 0-8147-1944-9", "Write one number and nothing else"),
        ("un_symbol", "Security Council 822", "is no UN document symbol."),
        ("un_symbol", "N/A", "“N/A” is no UN document symbol."),
        ("un_symbol", "s/24493", "in capitals and with its slashes: S/24493"),
        ("language", "English", "Write the tag of the language, “en”, in the place of “English”."),
        ("language", "az-cyrl", "“az-Cyrl”, in the place of “az-cyrl”."),
        ("language", "xx", "“xx” is no language tag (BCP 47). Write a code such as az, en,"),
        ("language", "en-Xxxx", "“en”, in the place of “en-Xxxx”."),
    ],
)  # fmt: skip
def test_what_is_no_identifier_is_said_beside_the_field_and_stays_there(
    editor, field, value, sentence
):
    page = send(editor, **{field: value}).content.decode()
    assert sentence in page
    assert f'value="{value}"' in page
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doi", "10.1080/00396338.2010.506820"),
        ("doi", "10.18574/nyu/9780814785126.001.0001"),
        ("isbn", "0-8147-1944-9"),
        ("isbn", "9780814719442"),
        ("isbn", "0-8044-2957-X"),
        ("un_symbol", "S/24493"),
        ("un_symbol", "A/52/85-S/1997/180"),
        ("un_symbol", "S/RES/822 (1993)"),
        ("un_symbol", "E/CN.4/Sub.2/1992/SR.3/Add.1"),
        ("language", "hy"),
        ("language", "az-Cyrl"),
        ("language", "es-MX"),
        ("language", "sl-nedis"),
    ],
)
def test_what_is_one_is_kept_as_it_was_written(editor, field, value):
    assert send(editor, **{field: value}).status_code == 302
    assert getattr(Source.objects.get(), field) == value


def test_an_import_says_it_beside_the_reference_and_takes_the_address_off_a_doi(editor):
    text = (
        '[{"title": "Black Garden", "type": "book", "ISBN": "0-8147-1944-8"}, '
        '{"title": "Survival", "DOI": "https://doi.org/10.1080/00396338.2010.506820"}]'
    )
    page, address = read(editor, text)
    assert "ISBN: The check digit of the ISBN" in save(editor, page, address)
    assert Source.objects.get().doi == "10.1080/00396338.2010.506820"


@pytest.mark.parametrize(
    ("model", "field"),
    [(Claim, "words_language"), (PlaceName, "language"), (ActorName, "language")],
)
def test_the_language_of_words_and_names_is_checked_like_that_of_a_source(model, field):
    model._meta.get_field(field).run_validators("az-Cyrl")
    with pytest.raises(ValidationError, match="is no language tag"):
        model._meta.get_field(field).run_validators("Azeri!")


def test_only_what_stands_before_a_doi_is_left_out():
    assert bare_doi("https://doi.org/10.1080/00396338") == "10.1080/00396338"
    assert bare_doi("DOI: 10.1080/00396338") == "10.1080/00396338"
    assert bare_doi("10.1080/doi:00396338") == "10.1080/doi:00396338"
