import pickle

import pytest

from khojaly.settings.caches import PlainSerializer


@pytest.mark.parametrize("value", ["", "12", "a page – una página", 0, 7, -1])
def test_text_and_numbers_come_back_as_they_were(value):
    written = PlainSerializer().dumps(value)
    assert (
        PlainSerializer().loads(written if isinstance(written, bytes) else b"%d" % written) == value
    )


@pytest.mark.parametrize("value", [None, True, 1.5, b"x", ["a"], {"a": 1}, object()])
def test_nothing_else_is_written(value):
    with pytest.raises(TypeError):
        PlainSerializer().dumps(value)


def test_nothing_that_runs_is_read():
    with pytest.raises(ValueError, match="invalid literal"):
        PlainSerializer().loads(pickle.dumps(print))
