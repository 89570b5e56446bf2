"""Baking: from the seeds along every link, drawing what is new or may have changed."""

from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connections
from django.db.models import Max
from django.test.utils import override_settings
from django.utils.translation import override

from khojaly.ledger.models import Checkpoint, Version
from khojaly.page_cache.build import build_token

from .addresses import seeds
from .manifest import Manifest
from .rendering import NotWritten, write
from .serving import write_headers
from .staleness import published_since

AT_ONCE = 16


@dataclass
class Outcome:
    """What a run did: how many files it wrote and kept, and what could not be written."""

    written: int = 0
    kept: int = 0
    refused: list = field(default_factory=list)


class Baker:
    """Writes the edition of `site` (scheme and host) into `folder`.

    `jobs` processes draw pages; `progress(outcome, waiting)` is called after each batch.
    """

    def __init__(self, folder, site, jobs=1, progress=lambda outcome, waiting: None):
        self.folder, self.site, self.jobs, self.progress = Path(folder), site, jobs, progress
        self.outcome, self.code = Outcome(), build_token()
        self.old = self._last_run()
        self.new = Manifest(site, self.code, *_state())
        self.published = published_since(self.old.position)
        self.checkpointed = self.old.checkpoint != self.new.checkpoint

    def _last_run(self):
        """The manifest of the last run, empty where other code or for another site."""
        found = Manifest.read(self.folder)
        if found and (found.site, found.code) == (self.site, self.code):
            return found
        return Manifest(self.site, "")

    def run(self):
        """Write all pages and the manifest, and return the `Outcome`. The site answers to the name
        of the edition while it does, whatever name it has itself."""
        with override(None), override_settings(ALLOWED_HOSTS=[urlsplit(self.site).hostname]):
            return self._run()

    def _run(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        seen = dict.fromkeys(seeds())
        waiting = list(seen)
        with self._workers() as answer:
            while waiting:
                following = [link for entry in self._level(waiting, answer) for link in entry.links]
                waiting = [link for link in dict.fromkeys(following) if link not in seen]
                seen |= dict.fromkeys(waiting)
        write_headers(self.folder, self.new.entries.values())
        self.new.write(self.folder)
        return self.outcome

    def _level(self, addresses, answer):
        """The entries of `addresses`, drawing those that are not as they were."""
        stale = []
        for address in addresses:
            if self._is_kept(address):
                self.outcome.kept += 1
                self.new.entries[address] = self.old.entries[address]
            else:
                stale.append((address, self.site, str(self.folder)))
        for done, (address, result) in enumerate(answer(stale), 1):
            self._take(address, result)
            if not done % AT_ONCE:
                self.progress(self.outcome, len(stale) - done)
        return [self.new.entries[a] for a in addresses if a in self.new.entries]

    def _is_kept(self, address):
        entry = self.old.entries.get(address)
        if entry is None or not (self.folder / entry.file).exists():
            return False
        if not entry.own and self.checkpointed:
            return False
        return not self.published.concerns(entry)

    def _take(self, address, result):
        if isinstance(result, str):
            self.outcome.refused.append(result)
        else:
            self.outcome.written += 1
            self.new.entries[address] = result

    def _workers(self):
        return _Workers(self.jobs)


class _Workers:
    """Draws pages in this process, or in several that each have their own connection."""

    def __init__(self, jobs):
        self.pool = None
        if jobs > 1:
            connections.close_all()
            self.pool = get_context("fork").Pool(jobs)

    def __enter__(self):
        return self._answer

    def __exit__(self, *exception):
        if self.pool:
            self.pool.terminate()

    def _answer(self, tasks):
        if self.pool:
            return self.pool.imap_unordered(_draw, tasks, chunksize=AT_ONCE)
        return map(_draw, tasks)


def _draw(task):
    """`(address, its Entry or a sentence that says why there is none)`."""
    address, site, folder = task
    try:
        return address, write(address, site, folder)
    except NotWritten as refusal:
        return address, str(refusal)


def _state():
    position = Version.objects.aggregate(last=Max("seq"))["last"] or 0
    return position, Checkpoint.objects.aggregate(last=Max("size"))["last"] or 0
