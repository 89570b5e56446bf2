"""What an editor is told before something can be published."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from .prose import missing_languages


def language_problems(item):
    """A sentence for each translated field of `item` that has text in one language only."""
    return [
        _("%(item)s: the text “%(field)s” is missing in %(language)s.")
        % {
            "item": item.identifier,
            "field": item._meta.get_field(name).verbose_name,
            "language": get_language_info(code)["name_translated"],
        }
        for name, code in missing_languages(item, item.TRANSLATED)
    ]
