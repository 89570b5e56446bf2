"""Parts of pages, drawn once and kept in the process.

What a part is drawn from is a tuple that names all that it shows: immutable versions, by their
chain values, and whatever else makes it look different. It is the key, with the part's name and the
language, so that a part that is found is always true. Where it is None, the part is drawn anew.
"""

from django.core.cache import caches
from django.utils.translation import get_language


def kept(name, drawn_from, draw):
    """The text of a part, from what is kept or from `draw()`."""
    if drawn_from is None:
        return draw()
    cache, key = caches["fragments"], (name, get_language(), drawn_from)
    text = cache.get(key)
    if text is None:
        text = draw()
        cache.set(key, text)
    return text
