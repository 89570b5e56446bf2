"""The desk for events, places, actors, questions and claims."""

from django.contrib import admin
from modeltranslation.admin import TranslationStackedInline

from khojaly.ledger.desk.admin import PublishableAdmin, RowInline

from . import models


class ActorNameInline(RowInline):
    model = models.ActorName


class PlaceNameInline(TranslationStackedInline):
    model = models.PlaceName
    extra = 0


class PlaceCitationInline(TranslationStackedInline):
    model = models.PlaceCitation
    autocomplete_fields = ("source",)
    extra = 0


class EventPlaceInline(RowInline):
    model = models.EventPlace
    autocomplete_fields = ("place",)


class EventRelationInline(RowInline):
    model = models.EventRelation
    fk_name = "event"
    autocomplete_fields = ("related",)


class ClaimCitationInline(TranslationStackedInline):
    model = models.ClaimCitation
    autocomplete_fields = ("source", "quoted_in")
    extra = 0


class JointClaimantInline(RowInline):
    model = models.JointClaimant
    autocomplete_fields = ("actor",)


class DisputeInline(RowInline):
    model = models.Dispute
    fk_name = "claim"
    autocomplete_fields = ("disputed",)


@admin.register(models.Actor)
class ActorAdmin(PublishableAdmin):
    list_display = ("name", "slug", "kind", "position")
    list_filter = ("position", "kind")
    search_fields = ("name_en", "name_es", "slug", "names__name")
    inlines = (ActorNameInline,)


@admin.register(models.Place)
class PlaceAdmin(PublishableAdmin):
    list_display = ("name", "slug", "kind")
    search_fields = ("name_en", "name_es", "slug", "names__name")
    inlines = (PlaceNameInline, PlaceCitationInline)


@admin.register(models.Question)
class QuestionAdmin(PublishableAdmin):
    list_display = ("asks", "slug", "group", "order")
    list_filter = ("group", "kind")
    search_fields = ("asks_en", "asks_es", "slug")


@admin.register(models.Event)
class EventAdmin(PublishableAdmin):
    list_display = ("title", "slug", "start", "end")
    search_fields = ("title_en", "title_es", "slug")
    autocomplete_fields = ("part_of",)
    inlines = (EventPlaceInline, EventRelationInline)


@admin.register(models.Claim)
class ClaimAdmin(PublishableAdmin):
    list_display = ("identifier", "claimant", "question", "event", "claimed_on")
    list_filter = ("verification", "event")
    list_select_related = ("claimant", "question", "event")
    search_fields = ("identifier", "statement_en", "statement_es", "claimant__name_en")
    autocomplete_fields = ("event", "question", "claimant", "supersedes", "repeats")
    inlines = (ClaimCitationInline, JointClaimantInline, DisputeInline)
