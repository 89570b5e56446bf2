import pytest

from khojaly.data.releases import make_release
from tests import objects
from tests.khojaly.data.conftest import SITE
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(releases):
    objects.published_claim()
    return make_release(SITE)


def body(answer):
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_page_of_data_lists_releases_with_checksums(client, made, prefix):
    page = Page(client, f"{prefix}/data/")
    assert f"{prefix}/data/releases/{made.name}/" in page.links()
    assert f"/data/releases/{made.name}/khojaly-{made.name}.zip" in page.links()


def test_it_says_how_far_the_newest_release_is_behind(client, made):
    assert "Nothing was published since the newest release." in Page(client, "/data/").text
    objects.publish([objects.actor("memorial", "Memorial")], objects.publication())
    assert "1 version was published since the newest release." in Page(client, "/data/").text


def test_a_release_has_a_page_with_its_files_and_how_to_cite_it(client, made):
    page = Page(client, f"/data/releases/{made.name}/")
    assert f"http://testserver/data/releases/{made.name}/" in page.text
    files = {link.rpartition("/")[2] for link in page.links() if f"/{made.name}/" in link}
    assert files >= {path.name for path in made.iterdir()} - {"release.json"}


def test_a_file_comes_with_its_type_and_validator_and_may_be_read_from_anywhere(client, made):
    answer = client.get(f"/data/releases/{made.name}/claims.csv")
    assert body(answer) == (made / "claims.csv").read_bytes()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "immutable" in answer["Cache-Control"]
    again = client.get(answer.request["PATH_INFO"], headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_a_part_of_a_file_can_be_asked_for(client, made):
    answer = client.get(
        f"/data/releases/{made.name}/khojaly.sqlite", headers={"range": "bytes=0-14"}
    )
    assert (answer.status_code, body(answer)) == (206, b"SQLite format 3")


@pytest.mark.parametrize(("validator", "status"), [("{etag}", 206), ('"another"', 200), ("", 206)])
def test_a_part_is_sent_only_to_go_on_with_the_same_file(client, made, validator, status):
    address = f"/data/releases/{made.name}/khojaly.sqlite"
    etag = client.get(address)["ETag"]
    headers = {"range": "bytes=5-14", "if-range": validator.format(etag=etag)}
    answer = client.get(address, headers={k: v for k, v in headers.items() if v})
    assert answer.status_code == status
    assert len(body(answer)) == (10 if status == 206 else (made / "khojaly.sqlite").stat().st_size)


def test_the_newest_release_has_an_address_of_its_own(client, made):
    answer = client.get("/data/latest/claims.csv")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/data/releases/{made.name}/claims.csv",
    )
    zipped = client.get("/data/latest/khojaly.zip", follow=True)
    assert zipped["Content-Type"] == "application/zip"


@pytest.mark.parametrize("name", ["secrets.txt", "..%2f..%2fdb.sqlite3", "CLAIMS.csv"])
def test_what_is_no_file_of_it_is_not_found(client, made, name):
    assert client.get(f"/data/releases/{made.name}/{name}").status_code == 404


def test_an_unknown_release_is_not_found(client, made):
    page = Page(client, "/data/releases/2026-01-01-1-00000000/", status=404)
    assert "There is no release" in page.text


def test_a_site_without_releases_says_so(client):
    assert "No release of the data has been made yet." in Page(client, "/data/").text
    assert client.get("/data/latest/claims.csv").status_code == 404
