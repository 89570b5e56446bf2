from django.utils.functional import cached_property

from events.models.vocabulary import QuestionGroup
from khojaly.ledger.records import Record


class QuestionRecord(Record):
    """A published question, with its place in the order of a page."""

    KIND = "question"
    URL_NAME = "events:question"

    @property
    def label(self):
        return self.asks

    @cached_property
    def asks(self):
        return self.prose("asks")

    @cached_property
    def counts(self):
        return self.prose("counts")

    @property
    def kind(self):
        return self.content["kind"]

    @property
    def group(self):
        return self.content["group"]

    @property
    def group_label(self):
        return QuestionGroup(self.group).label

    @property
    def order(self):
        return self.content["order"]
