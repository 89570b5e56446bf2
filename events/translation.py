"""Which texts exist in each language, and which models keep their history."""

from modeltranslation.translator import TranslationOptions, translator

from khojaly.ledger.tracking import track

from . import models

TRANSLATED = {
    models.Actor: models.Actor.TRANSLATED,
    models.Place: models.Place.TRANSLATED,
    models.PlaceName: ("used_by", "note"),
    models.PlaceCitation: ("locator",),
    models.Question: models.Question.TRANSLATED,
    models.Event: models.Event.TRANSLATED,
    models.Claim: models.Claim.TRANSLATED,
    models.ClaimCitation: ("locator", "note"),
}
PLAIN = (
    models.ActorName,
    models.ActorIdentifier,
    models.PlaceIdentifier,
    models.EventPlace,
    models.EventRelation,
    models.JointClaimant,
    models.Dispute,
)

for model, fields in TRANSLATED.items():
    translator.register(model, type("Options", (TranslationOptions,), {"fields": fields}))
for model in (*TRANSLATED, *PLAIN):
    track(model)
