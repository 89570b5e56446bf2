from django.core.paginator import Paginator

ON_A_PAGE = 50


def page_of(request, items):
    """The page of `items` that `?page=` names; the nearest one where it names none."""
    return Paginator(items, ON_A_PAGE).get_page(request.GET.get("page"))
