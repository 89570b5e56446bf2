"""The operations of the API, each a GET; django-ninja reads their parameters and describes them."""

import json
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.utils.translation import override
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError

from khojaly.ledger.editions import Edition, PinnedEdition
from khojaly.ledger.models import Version
from khojaly.pages.editions import edition_at

from . import selection
from .items import items
from .parameters import LISTS, Changes, Moment, Sparse, Versions
from .parsing import FormParser
from .problems import Problem, bad_parameters
from .reading import given_once, head_of, position_at
from .schemas import OF_KIND, Page
from .sentences import named

api = NinjaAPI(
    title="Khojaly",
    version="1",
    description=(
        "Read-only. Every figure is a claim: by someone, on a date, with its sources. "
        "Never add claims up or average them."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    parser=FormParser(),
)


def answer(data):
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")


def list_answer(request, shown, cursor, head):
    """A page of items, with the address of the next one."""
    following = None
    if cursor is not None:
        query = request.GET.copy()
        query["cursor"] = cursor
        following = request.build_absolute_uri(f"{request.path}?{urlencode(sorted(query.items()))}")
    response = answer({"items": shown, "next": following, "ledger": head})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def add_kind(kind, parameters):
    """The operations on one kind of record: its list, one of it, its versions."""
    folder, tags = f"/{kind}s", [f"{kind}s"]

    def listed(request, given: Query[parameters]):
        given_once(request, parameters)
        edition, seq = _edition(request, given)
        entries, cursor = selection.page(selection.entries(kind, given, seq), "sort", given)
        versions = Version.objects.in_bulk([entry.pk for entry in entries])
        shown = [versions[entry.pk] for entry in entries]
        return list_answer(
            request, items(request, shown, edition, given.fields), cursor, head_of(seq)
        )

    def one(request, identifier: Path[str], given: Query[Moment]):
        given_once(request, Moment)
        edition, seq = _edition(request, given)
        entry = selection.standing(kind, seq).filter(identifier=identifier).first()
        if entry is None:
            raise Problem(404, f"Nothing has been published as {kind} “{identifier}”.")
        version = Version.objects.get(pk=entry.pk)
        return answer(items(request, [version], edition, given.fields)[0])

    def versions(request, identifier: Path[str], given: Query[Versions]):
        given_once(request, Versions)
        found = Version.objects.of(kind, identifier).order_by("seq")
        shown, cursor = selection.page(found, "seq", given)
        if not shown and given.cursor is None:
            raise Problem(404, f"Nothing has been published as {kind} “{identifier}”.")
        return list_answer(
            request, items(request, shown, Edition(), given.fields), cursor, head_of(None)
        )

    def version(request, identifier: Path[str], number: Path[int], given: Query[Sparse]):
        given_once(request, Sparse)
        found = Version.objects.of(kind, identifier).filter(number=number).first()
        if found is None:
            raise Problem(404, f"There is no version {number} of {kind} “{identifier}”.")
        return answer(items(request, [found], PinnedEdition(found), given.fields)[0])

    (item, page), one_of_it = OF_KIND[kind], f"{folder}/{{slug:identifier}}"
    add = api.get
    add(folder, response=page, tags=tags, operation_id=f"list_{kind}s",
        summary=f"List {kind}s")(listed)  # fmt: skip
    add(one_of_it, response=item, tags=tags, operation_id=f"get_{kind}",
        summary=f"One {kind} as it stands")(one)  # fmt: skip
    add(f"{one_of_it}/versions", response=page, tags=tags, operation_id=f"list_{kind}_versions",
        summary=f"All versions of one {kind}, oldest first")(versions)  # fmt: skip
    add(f"{one_of_it}/versions/{{int:number}}", response=item, tags=tags,
        operation_id=f"get_{kind}_version",
        summary=f"One version of one {kind}, the same for ever")(version)  # fmt: skip


for each_kind, list_parameters in LISTS.items():
    add_kind(each_kind, list_parameters)


@api.get("/changes", response=Page, tags=["changes"], operation_id="list_changes",
         summary="Every version after a position of the ledger, oldest first")  # fmt: skip
def changes(request, given: Query[Changes]):
    given_once(request, Changes)
    found = Version.objects.filter(seq__gt=given.since or 0).order_by("seq")
    exact = {"kind": given.kind, "change_kind": given.change_kind}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    shown, cursor = selection.page(found, "seq", given)
    return list_answer(
        request, items(request, shown, Edition(), given.fields), cursor, head_of(None)
    )


def _edition(request, given):
    """The edition that `as_of` asks for, and its position in the ledger (None for now)."""
    if not given.as_of:
        return Edition(), None
    try:
        with override("en"):
            edition = edition_at(given.as_of)
    except BadRequest as error:
        raise bad_parameters([{"parameter": "as_of", "detail": str(error)}]) from None
    except Http404 as error:
        raise Problem(404, str(error)) from None
    return edition, position_at(edition.moment)


@api.exception_handler(Problem)
def on_problem(request, problem):
    return problem.response()


@api.exception_handler(ValidationError)
def on_bad_parameters(request, error):
    return bad_parameters([named(each) for each in error.errors]).response()
