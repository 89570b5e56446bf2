"""The desk for events, places, actors, questions and claims."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from khojaly.desk.admin import PublishableAdmin, RowInline, TranslatedRowInline
from khojaly.desk.filters import Chosen
from sources.wording import date_words

from . import models
from .desk import help as helps
from .desk import layouts
from .desk.forms import ClaimCitationFormSet, ClaimForm
from .desk.next_claim import OF_CITATION
from .wording import estimate_words


class ActorNameInline(RowInline):
    model = models.ActorName


class ActorIdentifierInline(RowInline):
    model = models.ActorIdentifier


class PlaceIdentifierInline(RowInline):
    model = models.PlaceIdentifier


class PlaceNameInline(TranslatedRowInline):
    model = models.PlaceName
    layout = layouts.PLACE_NAME
    tall = {"note": 2}


class PlaceCitationInline(TranslatedRowInline):
    model = models.PlaceCitation
    layout, help = layouts.PLACE_CITATION, helps.CITATION
    autocomplete_fields = ("source",)


class EventPlaceInline(RowInline):
    model = models.EventPlace
    autocomplete_fields = ("place",)


class EventRelationInline(RowInline):
    model = models.EventRelation
    fk_name = "event"
    autocomplete_fields = ("related",)


class ClaimCitationInline(TranslatedRowInline):
    model = models.ClaimCitation
    formset = ClaimCitationFormSet
    layout, help, tall = layouts.CITATION, helps.CITATION, {"note": 2}
    autocomplete_fields = ("source", "quoted_in")

    def get_extra(self, request, obj=None, **kwargs):
        """A new claim is asked at once where it can be read."""
        return 0 if obj and obj.pk else 1


class JointClaimantInline(RowInline):
    model = models.JointClaimant
    autocomplete_fields = ("actor",)


class DisputeInline(RowInline):
    model = models.Dispute
    fk_name = "claim"
    autocomplete_fields = ("disputed",)


@admin.register(models.Actor)
class ActorAdmin(PublishableAdmin):
    layout, help = layouts.ACTOR, helps.ACTOR
    list_display = ("name", "slug", "kind", "position")
    list_filter = ("position", "kind")
    inlines = (ActorNameInline, ActorIdentifierInline)


@admin.register(models.Place)
class PlaceAdmin(PublishableAdmin):
    layout, help = layouts.PLACE, helps.PLACE
    list_display = ("name", "slug", "kind")
    inlines = (PlaceNameInline, PlaceCitationInline, PlaceIdentifierInline)


@admin.register(models.Question)
class QuestionAdmin(PublishableAdmin):
    layout, help = layouts.QUESTION, helps.QUESTION
    list_display = ("asks", "slug", "group", "order")
    list_filter = ("group", "kind")


@admin.register(models.Event)
class EventAdmin(PublishableAdmin):
    layout, help = layouts.EVENT, helps.EVENT
    tall = {"summary": 7, "narrative": 18}
    list_display = ("title", "slug", "start", "end")
    autocomplete_fields = ("part_of",)
    inlines = (EventPlaceInline, EventRelationInline)


@admin.register(models.Claim)
class ClaimAdmin(PublishableAdmin):
    form = ClaimForm
    change_form_template = "admin/events/claim/change_form.html"
    layout, help = layouts.CLAIM, helps.CLAIM
    list_display = ("identifier", "claimant", "question", "figure", "claimed_on")
    list_filter = (
        "verification", ("event", Chosen), ("question", Chosen), ("claimant", Chosen),
        "claimant__position",
    )  # fmt: skip
    related = ("claimant", "question", "event")
    prefetched = (
        "citations__source", "citations__quoted_in", "joint_claimants__actor",
        "disputes__disputed",
    )  # fmt: skip
    autocomplete_fields = ("event", "question", "claimant", "supersedes", "repeats")
    inlines = (ClaimCitationInline, JointClaimantInline, DisputeInline)

    def about(self, claim):
        return ", ".join(filter(None, [claim.question.asks, date_words(claim.claimed_on)]))

    @admin.display(description=_("figure"))
    def figure(self, claim):
        return estimate_words(claim.estimate) if claim.estimate else "–"

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """`?source=` and `?relation=` are those of a new claim's first citation."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        new = request.method == "GET" and not obj.pk and isinstance(inline, ClaimCitationInline)
        kept = {name: request.GET.get(name, "") for name in OF_CITATION}
        if new and kept["source"].isdigit():
            given["initial"] = [{name: value for name, value in kept.items() if value}]
        return given
