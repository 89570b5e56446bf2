"""Which texts of a source exist in each language, and which models keep their history."""

from modeltranslation.translator import TranslationOptions, register

from khojaly.ledger.tracking import track

from .models import Contributor, Snapshot, SoughtText, Source


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = Source.TRANSLATED


@register(SoughtText)
class SoughtTextTranslation(TranslationOptions):
    fields = SoughtText.TRANSLATED


for model in (Source, Contributor, Snapshot, SoughtText):
    track(model)
