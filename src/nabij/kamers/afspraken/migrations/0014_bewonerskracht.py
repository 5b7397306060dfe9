"""De bewaarregel van bewonerskracht, ook waar de andere afspraken er al stonden."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd


def vul_aan(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias != "default":
        return
    meegeleverd.laad_nieuwe_codes(lambda model: apps.get_model("afspraken", model), "Bewaarregel")


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0013_gebruik_van_hulp")]

    operations = [migrations.RunPython(vul_aan, migrations.RunPython.noop)]
