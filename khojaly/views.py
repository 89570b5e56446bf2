"""The pages that belong to no single thing: home and method."""

from django.shortcuts import render

from events.reading import EventPage, home_events
from events.views.editions import edition_of


def home(request):
    main, others = home_events(edition_of(request))
    context = {"main": main and EventPage(main), "events": others}
    return render(request, "khojaly/home.html", context)


def bad_request(request, exception):
    """400: the sentence that says what was wrong with the address."""
    return render(request, "400.html", {"sentence": str(exception)}, status=400)


def method(request):
    return render(request, "khojaly/method.html")
