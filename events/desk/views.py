from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404
from django.shortcuts import render

from events.views.paging import page_of

from .checks import CHECKS, work_list


@staff_member_required
def list_of_work(request, name):
    """One work list, a page at a time."""
    if name not in CHECKS:
        raise Http404
    title, items = work_list(name)
    context = admin.site.each_context(request) | {"title": title, "shown": page_of(request, items)}
    return render(request, "admin/events/work_list.html", context)
