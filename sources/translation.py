"""Which texts of a source exist in each language, and which models keep their history."""

from modeltranslation.translator import TranslationOptions, register

from khojaly.ledger.tracking import track

from .models import Contributor, Snapshot, Source


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = Source.TRANSLATED


for model in (Source, Contributor, Snapshot):
    track(model)
