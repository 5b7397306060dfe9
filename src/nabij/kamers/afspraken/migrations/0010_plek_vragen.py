"""De norm voor de vraag of iemand een plek vond, ook waar de andere afspraken er al stonden."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd


def vul_aan(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias != "default":
        return
    meegeleverd.laad_nieuwe_codes(lambda model: apps.get_model("afspraken", model), "Norm")


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0009_van_de_gemeente")]

    operations = [migrations.RunPython(vul_aan, migrations.RunPython.noop)]
