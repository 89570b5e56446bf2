"""What is looked for on the desk: published things by the index that readers search, and drafts by
the same words in memory. What is typed may end within a word."""

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language

from khojaly.desk.searching import searches_things

from .finding import Finding
from .index import freshen
from .matching import matching
from .models import Name
from .queries import Query
from .working_copies import drafts_found

# As many are put in order; a list of more goes on by their keys.
MOST_IN_ORDER = 200


@searches_things
def found_on_desk(model, text):
    """The keys of the best of what is found, in order, and a `Q` that all of it meets."""
    query = Query(text, typing=True)
    if not query and not query.keys:
        return [], Q(pk__in=())
    freshen()
    finding = Finding(query, {}, (get_language() or "en")[:2])
    drafts = drafts_found(model, finding)
    names = _named(model.KIND, query)
    sql, values = _identifiers(model.KIND, finding)
    texts = _in_order(sql, values)
    condition = Q(pk__in=[pk for _rank, pk in drafts])
    for found in (names, texts if len(texts) < MOST_IN_ORDER else RawSQL(sql, values)):
        condition |= Q(**{f"{model.IDENTIFIER_FIELD}__in": found})
    return _keys(model, names, drafts, texts), condition


def _named(kind, query):
    """The identifiers of those with a name or key that begins with what was typed: first those with
    just that name."""
    begins = Q(pk__in=())
    for key in query.keys:
        begins |= Q(text__startswith=key)
    rows = Name.objects.filter(begins, document__kind=kind).order_by("text", "pk")
    rows = list(rows.values_list("text", "document__identifier")[:MOST_IN_ORDER])
    rows.sort(key=lambda row: row[0] not in query.keys)
    return list(dict.fromkeys(identifier for _text, identifier in rows))


def _identifiers(kind, finding):
    """SQL and its values for the identifiers of all whose text has the words."""
    found = matching(finding)
    sql = (
        f"SELECT d.identifier FROM ({found.sql}) AS found "
        "JOIN search_document d ON d.id = found.id WHERE d.kind = %s"
    )
    return sql, [*found.parameters, kind]


def _in_order(sql, values):
    with connection.cursor() as cursor:
        ordered = f"{sql} ORDER BY found.withdrawn, found.score DESC, found.id LIMIT %s"
        cursor.execute(ordered, [*values, MOST_IN_ORDER])
        return [identifier for (identifier,) in cursor.fetchall()]


def _keys(model, names, drafts, texts):
    """The keys of what has the name, of drafts, and of what has the words in its text."""
    named = dict.fromkeys([*names, *texts])
    field = model.IDENTIFIER_FIELD
    rows = model.objects.filter(**{f"{field}__in": list(named)}).values_list(field, "pk")
    keys = dict(rows.order_by())
    of_names = [keys[name] for name in names if name in keys]
    of_texts = [keys[name] for name in texts if name in keys]
    best = [pk for rank, pk in drafts if rank == 0]
    ordered = [*best, *of_names, *(pk for _rank, pk in drafts), *of_texts]
    return list(dict.fromkeys(ordered))[:MOST_IN_ORDER]
