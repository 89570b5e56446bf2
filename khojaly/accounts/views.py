"""The pages of the second factor, on the desk and in its look."""

from base64 import b32encode
from functools import wraps
from io import BytesIO
from urllib.parse import urlencode

import segno
from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_otp.plugins.otp_static.models import StaticDevice

from . import passkeys, second_factor
from .audit import record
from .forms import CodeForm, NewAppForm
from .models import Act

TOO_MANY = 429
LONGEST_NAME = 60


def desk_page(view):
    """A decorator: for whoever signed in with a password; never kept by a cache."""
    return staff_member_required(never_cache(view))


def verified_page(view):
    """A decorator: a `desk_page` for those who passed, or have no second factor to pass."""

    @desk_page
    @wraps(view)
    def shown(request, *args, **kwargs):
        if second_factor.factors(request.user) and not request.user.is_verified():
            return redirect(with_next("second-factor-check", request.get_full_path()))
        return view(request, *args, **kwargs)

    return shown


def page(request, template, title, status=200, **context):
    """A page of the second factor, told where its reader wanted to go."""
    address = next_address(request)
    common = admin.site.each_context(request) | {
        "title": title,
        "next": address,
        "next_query": urlencode({"next": address}),
        "passkeys_possible": passkeys.possible(request),
    }
    return render(request, f"admin/accounts/{template}.html", common | context, status=status)


def next_address(request):
    """Where to go afterwards: an address of this site, the desk's first page if none is given."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if safe else reverse("admin:index")


def with_next(name, address):
    return f"{reverse(name)}?{urlencode({'next': address})}"


@desk_page
def check(request):
    """Ask for the second factor, after the password."""
    if not second_factor.factors(request.user):
        return redirect(with_next("second-factor-set-up", next_address(request)))
    form = CodeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        recovery = isinstance(form.device, StaticDevice)
        act = Act.CODE_USED if recovery else Act.FACTOR_PASSED
        second_factor.let_pass(request, form.device, act)
        return redirect("second-factor" if recovery else next_address(request))
    status = TOO_MANY if form.seconds else 200
    return page(request, "check", _("Second factor"), status, form=form)


@verified_page
def set_up(request):
    """Set up an app, or a passkey where the browser can: one page, at the first sign-in."""
    app = second_factor.pending_app(request.user)
    form = NewAppForm(request.user, app, request.POST or None)
    if request.method == "POST" and form.is_valid():
        second_factor.confirm_app(request, app)
        return redirect(with_next("second-factor", next_address(request)))
    key = b32encode(app.bin_key).decode().strip("=")
    context = {"form": form, "key": " ".join(key[i : i + 4] for i in range(0, len(key), 4))}
    context["app_address"] = app.config_url
    context["required"] = second_factor.requires_second_factor(request.user)
    return page(
        request, "set_up", _("Set up a second factor"), TOO_MANY if form.seconds else 200, **context
    )


@verified_page
def qr_code(request):
    """The key of the app that is being set up, as a picture."""
    picture = BytesIO()
    app = second_factor.pending_app(request.user)
    segno.make(app.config_url, error="m").save(
        picture, kind="svg", scale=5, border=3, dark="#000", light="#fff"
    )
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@verified_page
def overview(request):
    """What someone passes with, and new recovery codes, which are shown this once."""
    factors = second_factor.factors(request.user)
    if not factors:
        return redirect(with_next("second-factor-set-up", next_address(request)))
    return page(
        request,
        "overview",
        _("Second factor"),
        factors=factors,
        codes=second_factor.codes_to_show(request),
        codes_left=second_factor.codes_left(request.user),
    )


@require_POST
@verified_page
def new_codes(request):
    if not request.user.is_verified():
        raise Http404
    second_factor.make_codes(request)
    return redirect("second-factor")


@require_POST
@verified_page
def rename(request):
    """Give one of one's own passkeys a name to know it by."""
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]
    for device in second_factor.factors(request.user):
        if name and device.persistent_id == request.POST.get("factor"):
            device.name = name
            device.save(update_fields=["name"])
    return redirect("second-factor")


@require_POST
@verified_page
def remove(request):
    """Take one of one's own factors away."""
    for device in second_factor.factors(request.user):
        if device.persistent_id == request.POST.get("factor"):
            record(Act.FACTOR_REMOVED, request.user, device.name, request=request)
            device.delete()
    return redirect("second-factor")
