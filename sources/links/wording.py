from django.utils.translation import gettext as _


def dead_words(source):
    """What an editor is asked to do about a source whose address is dead."""
    link = source.link
    said = _("%(detail)s since %(day)s: look for yourself.") % {
        "detail": link.detail, "day": f"{link.dead_since:%Y-%m-%d}",
    }  # fmt: skip
    if source.archived_url:
        return (
            said + " " + _("If it is gone, write the day under “address no longer answers since”.")
        )
    return said + " " + _("Then look for an archived copy, and say since when it is gone.")
