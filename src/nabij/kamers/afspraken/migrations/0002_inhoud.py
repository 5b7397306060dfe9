"""De meegeleverde afspraken: themas, leefgebieden, stappen, aflopen, normen, bewaarregels."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd


def laad(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias == "default":
        meegeleverd.laad(lambda naam: apps.get_model("afspraken", naam))


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0001_initial")]

    operations = [migrations.RunPython(laad, migrations.RunPython.noop)]
