"""Redis goes away, or gives back what nobody wrote."""

import os
import shutil
import subprocess
import time

import pytest

from .site import free_port

pytestmark = pytest.mark.drill

RECORD, OTHER = "/claims/C1/v1/record.json", "/claims/C2/v1/record.json"


@pytest.fixture
def redis_server(tmp_path):
    """A Redis of its own; `stop()` ends it, `client` speaks to it, `url` is where."""
    program = shutil.which("redis-server")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("redis-server is missing.")
        pytest.skip("redis-server is missing.")
    server = Redis(program, tmp_path)
    yield server
    server.stop()


class Redis:
    def __init__(self, program, folder):
        import redis

        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.client = redis.Redis.from_url(self.url)
        options = ["--port", str(self.port), "--save", "", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(
            [program, *options, "--dir", str(folder)], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                self.client.ping()
                return
            except redis.exceptions.ConnectionError:
                time.sleep(0.05)

    def pages(self):
        """The keys of kept pages, beside which stand the counts of who asked for how many."""
        return self.client.keys("khojaly:*:page:*")

    def stop(self):
        self.client.close()
        self.process.kill()
        self.process.wait()


def test_when_redis_drops_readers_notice_nothing(published, serve, redis_server):
    site = serve(published, REDIS_URL=redis_server.url)
    page = site.get(RECORD)
    assert len(redis_server.pages()) == 1
    redis_server.stop()
    kept, drawn = site.get(RECORD), site.get(OTHER)
    assert (kept.status, kept.text) == (200, page.text)
    assert kept.headers["Cache-Status"] == "khojaly; hit"
    assert (drawn.status, drawn.headers["Cache-Status"]) == (200, "khojaly; fwd=miss; stored")
    assert site.said().count("Redis fails; pages are kept in each worker only.") == 1
    assert "Traceback" not in site.said()


def test_a_damaged_page_in_redis_is_drawn_again_by_the_next_worker(published, serve, redis_server):
    site = serve(published, REDIS_URL=redis_server.url)
    page = site.get(RECORD)
    site.kill()
    (key,) = redis_server.pages()
    damaged = redis_server.client.get(key).replace(b"200 OK", b"200 NO")
    redis_server.client.set(key, damaged)
    again = site.start().get(RECORD)
    assert (again.status, again.text) == (200, page.text)
    assert again.headers["Cache-Status"] == "khojaly; fwd=miss; stored"
    assert site.said().count("is damaged; it is drawn again.") == 1
    assert redis_server.client.get(key) != damaged
