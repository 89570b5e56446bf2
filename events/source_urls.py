"""The sources' addresses. They are here because a source's page shows which claims cite it."""

from django.urls import path

from .urls import pages
from .views import bibliographies, lists

app_name = "sources"
urlpatterns = [
    path("sources/", lists.sources, name="sources"),
    path("sources/bibliography.<str:form>", bibliographies.all_sources, name="bibliography"),
    *pages("sources", "source"),
]
