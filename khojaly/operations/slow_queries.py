"""A line in the log for each query that takes too long: its SQL with places for the values, never
the values, which may be words of a draft or of a person."""

import logging
import time

from django.conf import settings

log = logging.getLogger(__name__)

LONGEST = 1000


def watch(sender, connection, **kwargs):
    """A receiver of `connection_created`."""
    if settings.SLOW_QUERY_MS and timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed)


def timed(execute, sql, parameters, many, context):
    began = time.perf_counter()
    try:
        return execute(sql, parameters, many, context)
    finally:
        took = (time.perf_counter() - began) * 1000
        if took >= settings.SLOW_QUERY_MS:
            _say(sql, took)


def _say(sql, took):
    told = " ".join(str(sql).split())[:LONGEST]
    extra = {"milliseconds": round(took, 1), "statement": told}
    log.warning("A query took %.0f ms: %s", took, told, extra=extra)
    if settings.METRICS:
        from .metrics import SLOW

        SLOW.inc()
