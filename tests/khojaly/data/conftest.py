import pytest

from khojaly.data.releases import make_release

SITE = "https://khojaly.example"


@pytest.fixture(autouse=True)
def releases(settings, tmp_path):
    """An empty folder for releases, instead of the one of this machine."""
    settings.RELEASES_DIR = tmp_path / "releases"
    return settings.RELEASES_DIR


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory):
    return tmp_path_factory.mktemp("releases")


@pytest.fixture
def release(content, _made_once):
    """The folder of a release of the whole content, made once for all tests that only read it."""
    made = list(_made_once.iterdir())
    return made[0] if made else make_release(SITE, _made_once)
