"""De meegeleverde termijnen en gelijkgestelde dagen, en de normen die erbij horen."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd


def laad(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias == "default":
        meegeleverd.laad(lambda naam: apps.get_model("afspraken", naam))
        meegeleverd.laad_nieuwe_codes(lambda naam: apps.get_model("afspraken", naam), "Norm")


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0006_termijnen")]

    operations = [migrations.RunPython(laad, migrations.RunPython.noop)]
