"""Metrics for Prometheus, through its own client, over all worker processes.

Imported only where METRICS_TOKEN or METRICS_NETWORKS is set; to everyone else `/metrics` is an
address like any other that does not exist. `serve` names the folder the workers share.
"""

import hmac
import os
from ipaddress import ip_network

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, InterfaceError
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

from khojaly.guard.client import client_address
from khojaly.ledger.models import Checkpoint, Version

from .health import give_back

HEADERS = [
    ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
    ("Cache-Control", "no-store"),
]
BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
METHODS = {"GET", "HEAD", "POST"}

REQUESTS = Counter("khojaly_requests", "Requests answered.", ["method", "status", "cache"])
SECONDS = Histogram("khojaly_request_seconds", "Time to an answer.", ["cache"], buckets=BUCKETS)
SLOW = Counter("khojaly_slow_queries", "Queries slower than SLOW_QUERY_MS.")


def count(method, status, cache, seconds):
    """Note one answered request. A made-up method counts as "other"."""
    REQUESTS.labels(method if method in METHODS else "other", status, cache).inc()
    SECONDS.labels(cache).observe(seconds)


def may_read(environ):
    """Whether a request bears the token, or comes from one of the networks."""
    token = settings.METRICS_TOKEN
    given = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    address = client_address(WSGIRequest(environ))
    networks = map(ip_network, settings.METRICS_NETWORKS)
    return address is not None and any(address in network for network in networks)


def page():
    """The metrics of all workers and of the ledger, in Prometheus' text form."""
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
    else:
        registry.register(REGISTRY)
    registry.register(LedgerCollector())
    return generate_latest(registry)


class LedgerCollector:
    """The ledger as it stands; of a database that is away, only that it is."""

    def collect(self):
        try:
            newest = Version.objects.order_by("-seq").only("seq", "published_at").first()
            signed = Checkpoint.objects.order_by("-size").first()
        except (DatabaseError, InterfaceError):
            newest = signed = None
            yield _gauge("database_up", "Whether the database answers.", 0)
        else:
            yield _gauge("database_up", "Whether the database answers.", 1)
        finally:
            give_back()
        if newest:
            yield _gauge("versions", "Versions in the ledger.", newest.seq)
            yield _gauge("last_publication", "When, in Unix time.", newest.published_at.timestamp())
        if signed:
            yield _gauge("last_checkpoint", "When, in Unix time.", signed.signed_at.timestamp())


def _gauge(name, meaning, value):
    return GaugeMetricFamily(f"khojaly_{name}", meaning, value=value)
