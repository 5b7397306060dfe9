"""Normen over het gebruik van hulp, ook waar de andere afspraken er al stonden."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd


def vul_aan(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias != "default":
        return
    meegeleverd.laad_nieuwe_codes(lambda model: apps.get_model("afspraken", model), "Norm")


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0012_eenheden")]

    operations = [migrations.RunPython(vul_aan, migrations.RunPython.noop)]
