"""The server is killed while a reviewer publishes, again and again."""

import json
import threading
import time

import pytest

pytestmark = pytest.mark.drill

ROUNDS = 4
SECONDS_TO_BEGIN = 60


@pytest.fixture
def reviewer(published, signed_in, serve):
    """Withdraws C1 and publishes it again, one after the other, until the server dies; counts what
    the server said was done. DEBUG, because a reviewer would need a second factor."""

    class Reviewer:
        session, claim = signed_in(published, "reviewers_session")
        site = serve(published, DEBUG="1")
        done, withdrawn = 0, False

        def publish_until_killed(self):
            try:
                while self._act("restore" if self.withdrawn else "withdraw"):
                    self.withdrawn = not self.withdrawn
                    self.done += 1
            except OSError:
                pass

        def wait_for_more_than(self, done):
            deadline = time.monotonic() + SECONDS_TO_BEGIN
            while self.done <= done and time.monotonic() < deadline:
                time.sleep(0.02)

        def _act(self, act):
            given = {"act": act, "reason": "Read again.", "change_kind": "correction"}
            path = f"/admin/events/claim/{self.claim}/review/"
            answer = self.site.post(path, self.session, given)
            return answer.status == 302

    return Reviewer()


def versions(database, acts):
    return json.loads(acts(database, "counted"))["ledger_version"]


def test_a_server_killed_while_publishing_keeps_what_it_said_was_done(published, reviewer, acts):
    before, site = versions(published, acts), reviewer.site
    for number in range(ROUNDS):
        publishing = threading.Thread(target=reviewer.publish_until_killed)
        publishing.start()
        reviewer.wait_for_more_than(reviewer.done)
        time.sleep(number * 0.13)
        site.kill()
        publishing.join()
        there = versions(published, acts) - before
        assert reviewer.done <= there <= reviewer.done + 1
        reviewer.withdrawn, reviewer.done = bool(there % 2), there
        site.start()
    assert reviewer.done >= ROUNDS
    assert "The ledger is whole" in published.manage("verify_ledger")
    assert site.get(f"/claims/C1/v{11 + reviewer.done}/record.json").status == 200
