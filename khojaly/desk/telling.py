"""Telling the author of a draft by mail what became of it, where the site can send mail."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from khojaly.ledger.gate import draft_editors

from .naming import name_of
from .notes import DONE

logger = logging.getLogger(__name__)


def authors_of(item):
    """The accounts of those who edited a draft since it was last published."""
    editors = {editor.pk for editor in draft_editors(item)} - {None}
    return list(get_user_model().objects.filter(pk__in=editors).order_by("pk"))


def tell(author, user, item, act, text, address):
    """Write to the author of a draft what `user` did with it; never to oneself.

    A mail that cannot be sent is logged: what was done stands, and the desk shows it too.
    """
    if not settings.EMAIL_HOST or author == user or not author.email:
        return
    by = user.get_full_name() or user.get_username()
    context = {"by": by, "done": DONE[act], "item": item, "text": text, "address": address}
    subject = _("%(item)s: %(by)s %(done)s") % {
        "item": name_of(item), "by": by, "done": DONE[act],
    }  # fmt: skip
    try:
        send_mail(subject, render_to_string("admin/ledger/mail.txt", context), None, [author.email])
    except (OSError, SMTPException):
        logger.exception("The author of %s could not be told by mail.", item.identifier)
