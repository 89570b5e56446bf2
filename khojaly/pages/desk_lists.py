from itertools import groupby
from operator import attrgetter

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404
from django.shortcuts import render

from khojaly.desk.checks import CHECKS, FAILED, findings

from .paging import page_of


@staff_member_required
def list_of_work(request, name):
    """One work list, a page at a time."""
    if name not in CHECKS:
        raise Http404
    shown = page_of(request, findings(name))
    context = admin.site.each_context(request) | {
        "title": CHECKS[name].title,
        "shown": shown,
        "failed": name in FAILED,
        "rows": _with_objects(shown.object_list),
    }
    return render(request, "admin/events/work_list.html", context)


def _with_objects(found):
    """`(object, sentence)` for each finding, with one query for each model."""
    rows = []
    for label, items in groupby(found, key=attrgetter("label")):
        items = list(items)
        objects = apps.get_model(label).objects.in_bulk([item.pk for item in items])
        rows += [(objects[item.pk], item.sentence) for item in items if item.pk in objects]
    return rows
