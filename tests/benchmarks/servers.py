"""Servers on loopback for `speed.py`: started, loaded with wrk, their CPU time taken, stopped."""

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil

CONNECTIONS, SECONDS = 8, 3
SECONDS_TO_START = 60

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  client_body_temp_path {folder}/nginx; proxy_temp_path {folder}/nginx;
  fastcgi_temp_path {folder}/nginx; uwsgi_temp_path {folder}/nginx; scgi_temp_path {folder}/nginx;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""
BARE = """
from pathlib import Path
BODIES = {f"/{path.name}": path.read_bytes() for path in Path(__file__).parent.glob("*.html")}
def application(environ, start_response):
    body = BODIES[environ["PATH_INFO"]]
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
"""


@dataclass
class Load:
    """What one run of wrk saw, and what it cost the server."""

    per_second: float
    p99_ms: float
    cpu_ms: float


class Server:
    """A server in processes of its own, at `address`."""

    def __init__(self, name, port, command, **options):
        self.name, self.address = name, f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)

    def wait_for(self, path):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            try:
                return urlopen(self.address + path, timeout=30).read()
            except (URLError, ConnectionError):
                time.sleep(0.2)
        raise SystemExit(f"{self.name} did not start.")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)

    def cpu_seconds(self):
        """The CPU time that the whole process tree has taken so far."""
        tree = [psutil.Process(self.process.pid)]
        tree += tree[0].children(recursive=True)
        return sum(sum(process.cpu_times()[:2]) for process in tree)

    def load(self, path, **headers):
        """Ask for one address as fast as it answers."""
        given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", "--latency", *given]
        before = self.cpu_seconds()
        said = subprocess.check_output([*command, self.address + path], text=True)
        spent = self.cpu_seconds() - before
        assert "Non-2xx or 3xx" not in said, said
        requests = int(re.search(r"(\d+) requests in", said)[1])
        per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
        return Load(per_second, _milliseconds(said), 1000 * spent / requests)


def _milliseconds(said):
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def nginx(folder):
    """nginx, with the files of a folder."""
    port, configuration = free_port(), Path(folder) / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port))
    return Server("nginx static", port, ["nginx", "-c", str(configuration)])


def bare(folder, granian):
    """A bare WSGI application with the files of a folder. `granian` makes the command line, from a
    port and the name of the application."""
    (Path(folder) / "bare.py").write_text(BARE)
    port = free_port()
    return Server("bare application", port, granian(port, "bare:application"), cwd=folder)


def site(granian, environment):
    port = free_port()
    command = granian(port, "khojaly.wsgi:application")
    return Server("the site", port, command, env=os.environ | environment)


def granian(port, application):
    """The same server with the same options for every application; one worker, so that figures
    do not depend on the number of processors."""
    from khojaly.management.commands.serve import server_command

    command = server_command("127.0.0.1", port, workers=1)
    command[command.index("khojaly.wsgi:application")] = application
    # An application elsewhere is found in the folder that the server is started in.
    folder = command.index("--working-dir") if application.startswith("bare") else len(command)
    return command[:folder] + command[folder + 2 :]


def etag_of(server, path):
    with urlopen(Request(server.address + path), timeout=30) as answer:
        return answer.headers["ETag"]


def python(*arguments, **environment):
    """Run Python with these arguments; it must succeed."""
    subprocess.run([sys.executable, *arguments], env=os.environ | environment, check=True)
