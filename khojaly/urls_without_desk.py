"""The addresses for those who cannot reach the desk: it is not among them."""

from khojaly import urls

handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500
urlpatterns = [pattern for pattern in urls.urlpatterns if pattern is not urls.desk]
