"""A script: an editor saves a long note while no file may grow, then when there is room again.

The limit is the kernel's for this process (RLIMIT_FSIZE); to SQLite it looks like a full disk.
"""

import json
import resource

import django

NOTE = "Read again on paper. " * 2_800
LARGEST = 2**16  # Bytes of a file: less than what saving the note adds to SQLite's log.


def main():
    from django.conf import settings
    from django.test import Client

    from events.models import Claim
    from tests import objects
    from tests.khojaly.desk.conftest import Desk

    settings.ALLOWED_HOSTS, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = ["testserver"], None
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    claim = objects.published_claim()
    editor = Desk("Aytan", "editor")
    editor.client.raise_request_exception = False
    fields = editor.fields(editor.address(claim)) | {"change_reason": "Read again."}
    revisions = [claim.history.count()]
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, resource.RLIM_INFINITY))
    refused = editor.save(claim, fields, note_en=NOTE, note_es=NOTE)
    reader = Client().get("/claims/C1/v1/record.json")
    revisions.append(claim.history.count())
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    after = editor.save(claim, fields, note_en="Read again.", note_es="Leído otra vez.")
    revisions.append(Claim.objects.get().history.count())
    told = {"status": refused.status_code, "text": refused.content.decode()[:500]}
    told["reader"] = reader.status_code
    print(json.dumps({"while_full": told, "revisions": revisions, "after": after.status_code}))


if __name__ == "__main__":
    django.setup()
    main()
