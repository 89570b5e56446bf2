"""Values of a record in lines that leave no part of them out, so that two that differ read
differently.

How a field reads in words is registered by hand, and a part may be forgotten there. What the words
do not depend on is therefore said after them, by its name and value.
"""

import json

from .describing import describe, is_empty, is_reference, label_of, language_label

UNREADABLE = (AttributeError, LookupError, TypeError, ValueError)


def whole_lines(key, *sides):
    """For each side, a list of values under a key, their lines in the reader's language. The same
    line stands for two values nowhere: where words are alike, every leaf is said."""
    lines = {_exact(item): whole_line(key, item) for side in sides for item in side}
    said = list(lines.values())
    exact = {text: said.count(line) > 1 for text, line in lines.items()}
    return [
        [
            f"{lines[text]} [{_listed(leaves(item))}]" if exact[text] else lines[text]
            for item in side
            for text in [_exact(item)]
        ]
        for side in sides
    ]


def whole_line(key, value):
    """A value in words, and after them every leaf of it that the words do not depend on."""
    words = describe(key, value)
    unread = [found for found in leaves(value) if not _is_read(key, value, *found, words)]
    return "; ".join(filter(None, (words, _listed(unread))))


def leaves(value, path=()):
    """Every part of a JSON value that has no parts itself, as `(path, part)`: texts, numbers and
    references; nothing for what is empty."""
    if is_empty(value):
        return
    if isinstance(value, dict | list) and not is_reference(value):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            yield from leaves(part, (*path, name))
    else:
        yield path, value


def _is_read(key, value, path, leaf, words):
    """Whether other words would stand there if this leaf were another one. Words that cannot be
    found for the other leaf depend on it."""
    try:
        return describe(key, _with_leaf(value, path, _another(leaf))) != words
    except UNREADABLE:
        return True


def _another(leaf):
    if isinstance(leaf, dict):
        return leaf | {name: f"{leaf[name]}¦" for name in ("id", "name") if leaf.get(name)}
    return f"{leaf}¦" if isinstance(leaf, str) else leaf + 1


def _with_leaf(value, path, leaf):
    if not path:
        return leaf
    changed = value.copy()
    changed[path[0]] = _with_leaf(value[path[0]], path[1:], leaf)
    return changed


def _listed(found):
    said = (filter(None, (_path_words(path), _plain(leaf))) for path, leaf in found)
    return "; ".join(map(": ".join, said))


def _path_words(path):
    return ", ".join(language_label(name) or label_of(str(name)) for name in path)


def _plain(leaf):
    return leaf["id"] if isinstance(leaf, dict) else str(leaf)


def _exact(value):
    return json.dumps(value, sort_keys=True)
