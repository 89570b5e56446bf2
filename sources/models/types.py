"""The vocabularies that describe a source."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CslType(models.TextChoices):
    """The types of CSL 1.0.2 that this record uses."""

    ARTICLE = "article", _("article")
    ARTICLE_JOURNAL = "article-journal", _("journal article")
    ARTICLE_MAGAZINE = "article-magazine", _("magazine article")
    ARTICLE_NEWSPAPER = "article-newspaper", _("newspaper or agency article")
    BOOK = "book", _("book")
    CHAPTER = "chapter", _("chapter")
    DATASET = "dataset", _("dataset")
    DOCUMENT = "document", _("document")
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia", _("encyclopedia entry")
    INTERVIEW = "interview", _("interview")
    LEGAL_CASE = "legal_case", _("court decision")
    LEGISLATION = "legislation", _("law or resolution")
    PAMPHLET = "pamphlet", _("pamphlet")
    PERSONAL_COMMUNICATION = "personal_communication", _("letter or message")
    REPORT = "report", _("report")
    SPEECH = "speech", _("speech")
    TREATY = "treaty", _("treaty or agreement")
    WEBPAGE = "webpage", _("web page")


class SourceKind(models.TextChoices):
    GOVERNMENT = "government", _("government")
    INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organisation")
    COURT = "court", _("court")
    NGO_REPORT = "ngo-report", _("report of an NGO")
    NGO_STATEMENT = "ngo-statement", _("statement of an NGO")
    PRESS = "press", _("press")
    SCHOLARLY = "scholarly", _("scholarly work")
    TESTIMONY = "testimony", _("testimony")
    MEMOIR = "memoir", _("memoir")
    ENCYCLOPEDIA = "encyclopedia", _("encyclopedia")
    LEGISLATION = "legislation", _("legislation")


class ReadHow(models.TextChoices):
    FULL = "full", _("read in full")
    PART = "part", _("read in part")
    QUOTED = "quoted", _("read only as reprinted or quoted")


class NoAddress(models.TextChoices):
    """Why a source has no address of its own, said on purpose."""

    NOT_ONLINE = "not-online", _("not online: published on paper or another carrier")
    NOT_FOUND = "not-found", _("no address of the original was found")


class ContributorRole(models.TextChoices):
    AUTHOR = "author", _("author")
    EDITOR = "editor", _("editor")
    TRANSLATOR = "translator", _("translator")
    INTERVIEWER = "interviewer", _("interviewer")


class Relation(models.TextChoices):
    """What a source does with the claim it is cited for."""

    STATES = "states", _("states it")
    REPORTS = "reports", _("reports it")
    REPEATS = "repeats", _("repeats it")
    DISPUTES = "disputes", _("disputes it")
