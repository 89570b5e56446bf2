import io
import os
import socket
import sys
import tempfile
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.urls import reverse

from khojaly.ledger.models import Version

# Two take in forms, two draw pages, two wait to and two send files that are made meanwhile
# (`khojaly/page_cache/room.py`); two are always free for kept pages.
THREADS = 10
SECONDS_TO_FINISH = 10
# The first release without them of each version that had them.
MENDED = {(3, 11): 10, (3, 12): 6}
RELEASED_AT_START = 5000  # Versions: a release of these takes some six seconds.
SECONDS_FOR_HEADERS = 10


class Command(BaseCommand):
    """Set everything up and serve the site; Ctrl-C stops it. Safe to run again at any time."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--workers",
            type=int,
            default=min(os.cpu_count() or 1, 4),
            help="server processes; by default one for each processor, four at most",
        )

    def handle(self, *args, host, port, workers, **options):
        if workers < 1:
            raise CommandError("--workers must be at least 1.")
        check_named(host)
        check_free(host, port)
        if problem := fault_of_python(sys.version_info):
            self._say(problem)
        self._set_up()
        self._say_where(host, port)
        serve(host, port, workers)

    def _set_up(self):
        self._say("Preparing the database …")
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        is_new = not Version.objects.exists()
        self._say("Loading the content …")
        call_command("load_content", stdout=self.stdout)
        call_command("clearsessions")
        self._sign(begin_anew="The database is new." if is_new else None)
        self._release()
        self._say("Collecting static files …")
        call_command("collectstatic", verbosity=0, interactive=False)

    def _sign(self, begin_anew):
        """Make a checkpoint of what was published; a site without a key is served all the same."""
        try:
            call_command("checkpoint", stdout=io.StringIO(), begin_anew=begin_anew)
        except CommandError as error:
            self._say(f"No checkpoint was made: {error}")

    def _release(self):
        """Make the release of the data; one that takes longer is left to a timer."""
        if Version.objects.count() > RELEASED_AT_START:
            self._say("The data has no new release: make one with manage.py release_data.")
            return
        try:
            call_command("release_data", stdout=io.StringIO())
        except (CommandError, OSError) as error:
            self._say(f"No release of the data was made: {error}")

    def _say_where(self, host, port):
        shown = f"[{host}]" if ":" in host else host
        desk = reverse("admin:index")
        self._say(
            f"\nThe site is at http://{shown}:{port}/ (press Ctrl-C to stop).\n"
            f"To edit it at http://{shown}:{port}{desk}, make an account in another terminal:\n"
            f"  {_as_typed(sys.executable)} {_as_typed(sys.argv[0])} createsuperuser\n"
        )

    def _say(self, sentence):
        self.stdout.write(sentence)
        self.stdout.flush()


def fault_of_python(version):
    """A sentence about faults of this version of Python that others can make use of, or ""."""
    first_without = MENDED.get(tuple(version[:2]))
    if first_without is None or version[2] >= first_without:
        return ""
    return (
        f"Python {version[0]}.{version[1]}.{version[2]} has known faults that this site cannot "
        "make up for (CVE-2024-4032, CVE-2024-6232, CVE-2024-7592): use "
        f"{version[0]}.{version[1]}.{first_without} or later."
    )


def check_named(host):
    """Raise `CommandError` where others could reach a site that knows no public host: it would
    speak without HTTPS, and answer to no name of its own."""
    if settings.PUBLIC or host == "localhost":
        return
    try:
        near = ip_address(host).is_loopback
    except ValueError:
        near = False
    if not near:
        raise CommandError(
            f"{host} can be reached from other machines, and the site knows no public host. Set "
            "ALLOWED_HOSTS to the names it answers to and SECRET_KEY to a long random text, or "
            "leave out --host to serve this machine only."
        )


def check_free(host, port):
    """Raise `CommandError`, saying why, if nothing can listen on `host` and `port`.

    Checked before the set-up, and because the server shares its port with its own workers: it
    would not complain of another server there.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        raise CommandError(_why_not(error, host, port)) from error


def _why_not(error, host, port):
    match error:
        case OverflowError():
            return f"There is no port {port}: choose one from 1 to 65535."
        case PermissionError():
            return f"Only an administrator may use port {port}: choose one above 1023 with --port."
        case socket.gaierror():
            return f"There is no address {host}."
        case OSError(errno=98 | 48):
            return (
                f"Port {port} is in use on {host}: stop the other program, "
                f"or choose another port with --port {port + 1}."
            )
    return f"Port {port} on {host} cannot be used: {error.strerror}."


def serve(host, port, workers):
    """Turn this process into the production server; it takes over the terminal and the signals."""
    sys.stdout.flush()
    if settings.METRICS:
        # Where the workers put their counts together; it begins empty with each start.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="khojaly-metrics-")
    os.execv(sys.executable, server_command(host, port, workers))


def server_command(host, port, workers):
    """The command line of the production server."""
    return [
        *(sys.executable, "-m", "granian", "khojaly.wsgi:application"),
        # HTTP/1 alone costs less; headers may then have 408 kB, whatever else is asked for.
        *("--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(THREADS)),
        *("--http1-header-read-timeout", str(SECONDS_FOR_HEADERS * 1000)),
        *("--respawn-failed-workers", "--workers-kill-timeout", str(SECONDS_TO_FINISH)),
        *("--working-dir", str(settings.BASE_DIR)),
        *("--log-level", "warning"),
    ]


def _as_typed(path):
    """`path` as one would type it in the current folder."""
    path = Path(path)
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
