"""What is kept, and where: the setting `CACHES`."""

LOCAL = "django.core.cache.backends.locmem.LocMemCache"
IN_MEMORY = "khojaly.page_cache.memory.MemoryCache"


def caches(redis_url, bytes_of_pages):
    """The caches by alias, for an address of Redis (or an empty text) and the bytes that one worker
    may hold of whole pages; of parts of pages it holds half as many.

    "limits" is apart from the rest, so that nothing else pushes a count out. "references" are
    written by citation styles, each for good, under a digest (`sources/citing`).
    """
    shared = _redis(redis_url) if redis_url else {"BACKEND": LOCAL}
    apart = (
        {"KEY_PREFIX": "khojaly-limits"}
        if redis_url
        else {"LOCATION": "limits", "OPTIONS": {"MAX_ENTRIES": 20_000}}
    )
    return {
        "default": shared,
        "limits": shared | apart,
        "pages": _in_memory("pages", bytes_of_pages),
        "fragments": _in_memory("fragments", bytes_of_pages // 2),
        "references": {
            "BACKEND": LOCAL,
            "LOCATION": "references",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        },
    }


def _redis(url):
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "khojaly",
        "OPTIONS": {
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
            "serializer": f"{__name__}.PlainSerializer",
        },
    }


class PlainSerializer:
    """Text and whole numbers, and nothing that runs when it is read: whoever can write to Redis
    could otherwise run code here (Django's own serializer reads pickles)."""

    MARK = b"text:"

    def dumps(self, value):
        """The bytes of a text; a number as it is, so that Redis can count. Raises `TypeError`."""
        if type(value) is int:
            return value
        if isinstance(value, str):
            return self.MARK + value.encode()
        raise TypeError(f"Redis keeps text and whole numbers here, no {type(value).__name__}.")

    def loads(self, data):
        """Raises `ValueError` for what this did not write."""
        if data.startswith(self.MARK):
            return data[len(self.MARK) :].decode()
        return int(data)


def _in_memory(name, most):
    return {"BACKEND": IN_MEMORY, "LOCATION": name, "OPTIONS": {"MAX_BYTES": most}}
