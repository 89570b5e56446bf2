"""Which backups are kept: dense for the last days, sparse for the past.

A fault may be noticed late, so a number of newest ones is not enough: with one backup a day, seven
would reach back a week. `daily:7 weekly:4 monthly:12` keeps at most 23 and reaches back a year.
"""

from datetime import UTC, datetime

from .backups import NAME

PERIODS = {
    "daily": lambda moment: moment.date(),
    "weekly": lambda moment: moment.isocalendar()[:2],
    "monthly": lambda moment: (moment.year, moment.month),
}


def plan(words):
    """The plan in `words` (as `["daily:7", "weekly:4"]`), as a dict. Raises `ValueError`."""
    found = {}
    for word in words:
        period, _colon, number = word.partition(":")
        if period not in PERIODS or not number.isdecimal():
            raise ValueError(
                f"“{word}” is no rule for keeping backups: write daily:7, weekly:4 or monthly:12."
            )
        found[period] = int(number)
    return found


def dropped(paths, plan):
    """Those of `paths` that the plan does not keep. The newest is always kept, and so is any file
    that is not named as a backup."""
    moments = {path: moment for path in paths if (moment := moment_of(path))}
    newest_first = sorted(moments, key=moments.get, reverse=True)
    kept = set(newest_first[:1])
    for period, number in plan.items():
        newest_of = {}
        for path in newest_first:
            newest_of.setdefault(PERIODS[period](moments[path]), path)
        kept.update(list(newest_of.values())[:number])
    return [path for path in newest_first if path not in kept]


def moment_of(path):
    """When the backup with this name was made, or None."""
    try:
        return datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
