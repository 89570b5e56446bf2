import io
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageFont

from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from khojaly.sharing.faces import Face, Row
from khojaly.sharing.pictures import BOTTOM, FONTS, picture
from tests import objects
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def claim():
    return objects.published_claim()


def metas(page):
    return {
        node.get("property") or node.get("name"): node.get("content")
        for node in page.tree.iter("meta")
        if node.get("property") or node.get("name")
    }


def test_every_page_says_what_it_is_to_those_who_preview_it(client, claim):
    for address in ("/", "/method/", "/claims/", "/search/", "/check/", "/claims/C1/"):
        found = metas(Page(client, address))
        assert found["og:title"], address
        assert found["og:description"] == found["description"], address
        assert found["og:url"] == HERE + address
        assert found["og:site_name"] == "Khojaly"


def test_a_claims_preview_has_the_picture_of_the_version_that_is_shown(client, claim):
    found = metas(Page(client, "/es/claims/C1/"))
    assert found["og:image"] == f"{HERE}/es/claims/C1/v1/card.png"
    assert found["twitter:card"] == "summary_large_image"
    words = found["og:image:alt"]
    assert all(part in words for part in ("al menos", "200", "Human Rights Watch", "1994"))
    assert "og:image" not in metas(Page(client, "/method/"))


@pytest.mark.parametrize("address", ["/claims/C1/v1/", "/events/khojaly-massacre-1992/v1/"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_a_picture_is_a_png_of_the_size_that_is_promised_and_never_changes(
    client, claim, address, language
):
    answer = client.get(f"{language}{address}card.png")
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    again = client.get(f"{language}{address}card.png", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_pictures_differ_by_language_and_by_version(client, claim):
    first = client.get("/claims/C1/v1/card.png").content
    claim.low = 250
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    assert client.get("/claims/C1/v1/card.png").content == first
    assert client.get("/claims/C1/v2/card.png").content != first
    assert client.get("/es/claims/C1/v1/card.png").content != first
    assert client.get("/claims/C1/v3/card.png").status_code == 404


@pytest.mark.parametrize("name", ["DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"])
def test_the_letters_of_the_region_are_in_the_font(name):
    font = ImageFont.truetype(FONTS / name, 40)
    missing = bytes(font.getmask("\uffff"))
    for letter in "əƏğışçñ¿«»–…ԱֆՀուйШЖё":
        assert bytes(font.getmask(letter)) != missing, letter


def test_a_card_may_be_shown_in_a_frame_and_no_other_page_may(client, claim):
    for address in ("/claims/C1/embed/", "/es/claims/C1/v1/embed/"):
        answer = client.get(address)
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "'none' *" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
        assert "<script" not in answer.content.decode()
    for address in ("/claims/C1/", "/claims/C1/v1/", "/"):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_a_card_names_the_claimant_the_date_and_its_permalink(client, claim):
    page = Page(client, "/claims/C1/v1/embed/")
    for part in ("at least", "200", "Human Rights Watch", "December 1994", "independent"):
        assert part in page.text
    assert "testserver/claims/C1/v1/" in page.text
    assert "/claims/C1/v1/" in page.links()


@pytest.mark.parametrize("address", ["/claims/C1/embed/", "/claims/C1/v1/embed/"])
def test_a_card_says_what_was_counted_on_what_ground_and_among_how_many_claims(
    client, claim, address
):
    page = Page(client, address)
    assert "Azerbaijani civilians · estimate" in page.text
    assert "The only claim on this question" in page.text


def test_a_rival_makes_it_one_of_two_but_not_in_the_picture_of_before(client, claim):
    objects.published_rival(claim)
    assert "One of 2 claims on this question" in Page(client, "/claims/C1/embed/").text
    assert "The only claim on this question" in Page(client, "/claims/C1/v1/embed/").text


def test_the_card_of_an_event_is_its_table_of_figures_and_none_is_the_sites_own(client, claim):
    objects.published_rival(claim)
    page = Page(client, "/events/khojaly-massacre-1992/embed/")
    rows = [[flat(cell) for cell in row] for row in page.tree.iter("tr")]
    assert rows == [
        ["at least 181", "Memorial", "1992"],
        ["at least 200", "Human Rights Watch", "Dec 1994"],
    ]
    assert "2 claims on this question; 2 claims on this event" in page.text


def test_the_page_of_an_event_leads_to_the_picture_of_now_and_a_pinned_one_to_its_own(
    client, claim
):
    address = "/events/khojaly-massacre-1992/"
    now = metas(Page(client, address))
    assert now["og:image"] == f"{HERE}{address}card.png"
    assert "at least 200, Human Rights Watch, Dec 1994" in now["og:image:alt"]
    assert metas(Page(client, f"{address}v1/"))["og:image"] == f"{HERE}{address}v1/card.png"
    before = client.get(f"{address}card.png").content
    objects.published_rival(claim)
    assert client.get(f"{address}card.png").content != before


@pytest.mark.parametrize("count", [1, 8, 40])
def test_however_many_claims_there_are_the_table_ends_above_the_foot(count):
    rows = tuple(Row(f"about {n}", f"Body {n}", "1992") for n in range(count))
    face = Face(text="A title", facts="1992", over="How many?", rows=rows, among="40 claims")
    drawn = Image.open(io.BytesIO(picture(face, "here", "Khojaly"))).convert("L")
    above_the_line = drawn.crop((100, BOTTOM - 2, 1200, BOTTOM + 8))
    assert min(above_the_line.tobytes()) > 200


def test_the_card_of_a_withdrawn_claim_says_so_with_the_reason(client, claim):
    withdraw(claim, objects.publication(reason="The source was misread."))
    page = Page(client, "/claims/C1/embed/")
    assert "Withdrawn. The source was misread." in page.text


def oembed(client, address, **more):
    query = "".join(f"&{name}={value}" for name, value in more.items())
    return client.get(f"/oembed?url={quote(address)}{query}")


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("/claims/C1/", "/claims/C1/embed/"),
        ("/es/claims/C1/v1/", "/es/claims/C1/v1/embed/"),
        ("/events/khojaly-massacre-1992/", "/events/khojaly-massacre-1992/embed/"),
    ],
)
def test_oembed_gives_the_card_of_a_page(client, claim, address, card):
    answer = oembed(client, HERE + address)
    assert answer["Access-Control-Allow-Origin"] == "*"
    given = answer.json()
    assert (given["version"], given["type"]) == ("1.0", "rich")
    assert f'src="{HERE}{card}"' in given["html"]
    assert client.get(card).status_code == 200


def test_oembed_is_found_from_the_page_and_tells_the_same_as_xml(client, claim):
    links = {
        node.get("type"): node.get("href") for node in Page(client, "/claims/C1/").tree.iter("link")
    }
    given = client.get(links["application/json+oembed"].removeprefix(HERE)).json()
    tree = ElementTree.fromstring(client.get(links["text/xml+oembed"].removeprefix(HERE)).content)
    assert {node.tag: node.text for node in tree} == {k: str(v) for k, v in given.items()}


def test_oembed_keeps_to_the_size_that_is_asked_for(client, claim):
    given = oembed(client, f"{HERE}/claims/C1/", maxwidth="100", maxheight="9999").json()
    assert (given["width"], given["height"]) == (100, 420)
    assert 'width="100"' in given["html"]
    assert "thumbnail_url" not in given  # The picture is wider than that.


def test_oembed_gives_the_picture_that_there_is(client, claim):
    given = oembed(client, f"{HERE}/claims/C1/").json()
    picture = client.get(given["thumbnail_url"].removeprefix(HERE))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert (given["thumbnail_width"], given["thumbnail_height"]) == (1200, 630)


@pytest.mark.parametrize("address", ["history/", "v1/", ""])
def test_only_pages_that_can_be_embedded_announce_oembed(client, claim, address):
    page = Page(client, f"/claims/C1/{address}")
    announced = [node for node in page.tree.iter("link") if "oembed" in (node.get("type") or "")]
    assert bool(announced) == (address != "history/")


@pytest.mark.parametrize(
    ("address", "more", "status"),
    [
        ("http://elsewhere.example/claims/C1/", {}, 404),
        (f"{HERE}/claims/C9/", {}, 404),
        (f"{HERE}/claims/C1/v9/", {}, 404),
        (f"{HERE}/claims/C1/history/", {}, 404),
        (f"{HERE}/sources/S1/", {}, 404),
        ("http://[", {}, 404),
        ("", {}, 404),
        (f"{HERE}/claims/C1/", {"format": "yaml"}, 501),
        (f"{HERE}/claims/C1/", {"maxwidth": "wide"}, 200),
    ],
)
def test_oembed_answers_what_it_cannot_give_as_its_specification_says(
    client, claim, address, more, status
):
    client.raise_request_exception = False
    assert oembed(client, address, **more).status_code == status


def test_a_browser_learns_how_to_search_here(client):
    links = {
        node.get("type"): node.get("href")
        for node in Page(client, "/es/").tree.iter("link")
        if node.get("rel") == "search"
    }
    answer = client.get(links["application/opensearchdescription+xml"])
    tree = ElementTree.fromstring(answer.content)
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    template = tree.find(f"{name}Url[@type='text/html']").get("template")
    assert template == f"{HERE}/es/search/?q={{searchTerms}}"
    assert tree.find(f"{name}Language").text == "es"
