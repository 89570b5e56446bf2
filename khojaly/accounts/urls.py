"""Addresses below the desk's."""

from django.urls import include, path

from . import language, mailing, trail, views

urlpatterns = [
    path("audit/", views.desk_page(trail.trail), name="desk-audit"),
    path("second-factor/", views.overview, name="second-factor"),
    path("second-factor/check/", views.check, name="second-factor-check"),
    path("second-factor/set-up/", views.set_up, name="second-factor-set-up"),
    path("second-factor/set-up/code.svg", views.qr_code, name="second-factor-qr"),
    path("second-factor/codes/", views.new_codes, name="second-factor-codes"),
    path("second-factor/remove/", views.remove, name="second-factor-remove"),
    path("second-factor/rename/", views.rename, name="second-factor-rename"),
    path("password/", mailing.Ask.as_view(), name="password-ask"),
    path("password/asked/", mailing.Asked.as_view(), name="password-asked"),
    path("password/<uidb64>/<token>/", mailing.Choose.as_view(), name="password-choose"),
    path("passkey/", include("khojaly.accounts.passkey_urls")),
    path("language/", language.choose, name="desk-language"),
]
