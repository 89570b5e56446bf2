"""Works and entries as citation templates of Wikipedia, in English and in Spanish."""

import re

import pytest

from sources.citing.wikipedia import template
from tests import objects
from tests.pages import Page, flat

NEWS = {
    "type": "article-newspaper", "title": "A town | lost",
    "container-title": "The Observer [London]",
    "author": [{"family": "de Waal", "given": "Thomas"}, {"literal": "Reuters"}],
    "issued": {"date-parts": [[1992, 3, 1]]}, "page": "1–2", "language": "en",
    "URL": "https://example.org/a?b={c}",
}  # fmt: skip


def fields(text):
    assert text.startswith("{{")
    assert text.endswith("}}")
    name, *parts = text[2:-2].split("|")
    return name.strip(), dict(part.strip().split("=", 1) for part in parts)


@pytest.mark.parametrize(
    ("language", "name", "wanted"),
    [
        ("en", "cite news", {"last1": "de Waal", "first1": "Thomas", "author2": "Reuters",
                             "date": "1 March 1992", "pages": "1–2"}),
        ("es", "cita noticia", {"apellidos1": "de Waal", "nombre1": "Thomas", "autor2": "Reuters",
                                "fecha": "1 de marzo de 1992", "páginas": "1–2"}),
    ],
)  # fmt: skip
def test_a_work_has_the_names_of_its_edition(language, name, wanted):
    found, held = fields(template(NEWS, language))
    assert found == name
    assert wanted.items() <= held.items()


def test_no_sign_of_a_value_ends_the_template_or_begins_another():
    text = template(NEWS, "en")
    assert "A town &#124; lost" in text
    assert not re.search(r"[\[\]{}]", text[2:-2])


def test_a_date_that_is_not_plain_is_its_year_and_a_chapter_is_named_as_one():
    chapter = {"type": "chapter", "title": "Khojaly", "container-title": "Black Garden"}
    chapter["issued"] = {"date-parts": [[2003]], "circa": True}
    found, held = fields(template(chapter, "en"))
    assert (found, held["chapter"], held["title"]) == ("cite book", "Khojaly", "Black Garden")
    assert held["date"] == "2003"
    assert "date" not in fields(template({"type": "webpage", "title": "x", "URL": "y"}, "en"))[1]


@pytest.mark.django_db
def test_they_stand_beside_the_styles_of_sources_and_claims(client):
    objects.published_claim()
    for address, title in (("/sources/S1/", "Azerbaijan: Seven Years"), ("/claims/C1/", "200")):
        page = flat(Page(client, f"{address}?cite=styles").tree)
        for name in (r"Wikipedia \(en\)\s*{{cite", r"Wikipedia \(es\)\s*{{cita"):
            found = re.search(name + r".*?}}", page)
            assert found, address
            assert title in found[0]
