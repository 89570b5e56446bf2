from django.db import migrations

from khojaly.search.text import backend


def empty(apps, schema_editor):
    """An index made by other rules does not fit the searches: the first search makes it anew."""
    apps.get_model("search", "Name").objects.all().delete()
    apps.get_model("search", "Document").objects.all().delete()
    backend().clear()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
