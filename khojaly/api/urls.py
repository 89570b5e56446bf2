from django.urls import path, re_path

from . import documentation
from .views import api

urlpatterns = [
    path("", documentation.index, name="api-index"),
    path("openapi.json", documentation.openapi, name="api-openapi"),
    path("", api.urls),
    re_path("", documentation.nothing_here),
]
pages = [path("api/", documentation.page, name="api")]
