"""A web server on this machine for tests, whose addresses answer as a test says."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sources import fetching


@contextmanager
def web(answers, monkeypatch):
    """Serve `answers`, a dict of path to `function(handler)`; yields the server, with `base` its
    address and `asked` the `(method, path, user agent)` of each request. For the block, loopback
    counts as public."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked.append((self.command, self.path, self.headers["User-Agent"]))
            answers.get(self.path, status(404))(self)

        do_HEAD = do_GET

        def log_message(self, *args):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.asked = True, []
    server.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    monkeypatch.setattr(fetching, "is_public", lambda address: True)
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(code, body=b"", **headers):
    """An answer with a status; `headers` with underscores for hyphens."""

    def answer(handler):
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(body)

    return answer


def page(html):
    return status(200, html.encode(), Content_Type="text/html; charset=utf-8")
