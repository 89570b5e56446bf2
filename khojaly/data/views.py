from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from khojaly.guard.links import LINKSET, link_set, with_links
from khojaly.ledger.freshness import NEVER, lasts

from .landing import DESCRIPTIONS, LandingPage
from .releases import MANIFEST, NAME, manifest_of, releases, releases_folder, sha256_of
from .serving import serve_file


def release(request, name):
    """What a release holds, its checksums, and how to cite it: the landing page of a dataset."""
    lasts(request, NEVER)
    described = LandingPage.of(request, manifest_or_404(name))
    response = render(request, "data/release.html", described.context)
    return with_links(response, [*described.links(), ("linkset", described.linkset, LINKSET)])


def file(request, name, filename):
    """A file of a release, the same for ever; a file needs no keeping."""
    lasts(request, NEVER)
    sums = {item["name"]: item["sha256"] for item in manifest_or_404(name)["files"]}
    path = releases_folder() / name / filename
    if filename == MANIFEST:
        sums[MANIFEST] = sha256_of(path)
    if filename not in sums and filename in DESCRIPTIONS:
        return description_of(request, name, filename)
    if filename not in sums:
        raise Http404(
            _("This release has no file “%(file)s”. It has: %(files)s.")
            % {"file": filename, "files": ", ".join(sums)}
        )
    return serve_file(request, path, sums[filename])


def description_of(request, name, filename):
    """A release in the words of one standard, made from its manifest when it is asked for."""
    described = LandingPage.of(request, manifest_or_404(name))
    if filename == "linkset.json":
        return link_set(described.address, described.links())
    kind = f"{DESCRIPTIONS[filename].media_type}; charset=utf-8"
    response = HttpResponse(described.written(filename), content_type=kind)
    return with_links(response, [("describes", described.address, "text/html")])


def latest(request, filename):
    """Leads to a file of the newest release; the address there says which that is."""
    found = releases()
    if not found:
        raise Http404(_("No release of the data has been made yet."))
    newest = found[0]["name"]
    named = filename.replace("khojaly.zip", f"khojaly-{newest}.zip")
    headers = {"Cache-Control": "no-cache"}
    return HttpResponseRedirect(reverse("data-file", args=[newest, named]), headers=headers)


def terms(request):
    """The terms of the RDF files are the columns that the data package describes."""
    return latest(request, "datapackage.json")


def manifest_or_404(name):
    folder = releases_folder() / name
    if not NAME.match(name) or not folder.is_dir():
        raise Http404(_("There is no release “%(name)s” of the data.") % {"name": name})
    return manifest_of(folder)
