"""What an import of 400 references costs with 5,000 sources there, in CPU time. Figures:
importing.md.

Run from the project's folder, with a database that may be filled: it is changed for good.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 .venv/bin/python manage.py migrate
    DEBUG=1 DATABASE_URL=sqlite:////tmp/bench.sqlite3 .venv/bin/python -m tests.benchmarks.importing
"""

import os
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khojaly.settings")

SOURCES, REFERENCES = 5_000, 400
ADDRESS = "/admin/sources/source/import/"
GIVEN = {"kind": "press", "position": "independent", "read_how": "part", "language": "en",
         "reason": "Benchmark."}  # fmt: skip


def main():
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    fill()
    desk = editor()
    page, seconds = timed(lambda: desk.post(ADDRESS, GIVEN | {"text": references()}, follow=True))
    print(f"reading and comparing {REFERENCES}: {seconds:.2f} s")
    address = page.request["PATH_INFO"]
    _page, seconds = timed(lambda: desk.get(address))
    print(f"a page of the preview: {seconds:.2f} s")
    page, seconds = timed(lambda: desk.post(address, {"on": "1", "save": "1"}))
    steps = []
    while page.headers.get("Location") != address or not steps:
        page, took = timed(lambda: desk.get(f"{address}saving/"))
        steps.append(took)
    print(f"saving in {len(steps)} steps: {sum(steps):.2f} s, the longest {max(steps):.2f} s")


def timed(act):
    began = time.process_time()
    answer = act()
    assert answer.status_code < 400, answer.status_code
    return answer, time.process_time() - began


def fill():
    from sources.models import Source

    held = Source.objects.count()
    Source.objects.bulk_create(
        Source(
            identifier=f"S{900_000 + number}", csl_type="article-newspaper", kind="press",
            title=f"Report {number} from {('Agdam', 'Baku', 'Shusha', 'Yerevan')[number % 4]}",
            language="en", position="independent", read_how="part",
            issued=f"{1988 + number % 35}-0{1 + number % 9}",
            url=f"https://example.org/{number}",
        )
        for number in range(held, SOURCES)
    )  # fmt: skip


def editor():
    from django.contrib.auth.models import Group, User
    from django.test import Client

    user, _made = User.objects.get_or_create(username="benchmark", is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    client = Client()
    client.force_login(user)
    return client


def references():
    return "".join(
        f"TY  - NEWS\nAU  - Goltz, Thomas\nTI  - Dispatch {number} on the road to Khojaly\n"
        f"T2  - The Washington Post\nDA  - {1988 + number % 35}/02/28\nER  -\n"
        for number in range(REFERENCES)
    )


if __name__ == "__main__":
    main()
