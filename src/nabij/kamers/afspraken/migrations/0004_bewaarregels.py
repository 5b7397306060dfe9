"""Bewaarregels die er sinds de eerste versie bij kwamen: de sleutelbewoners."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd


def vul_aan(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias == "default":
        meegeleverd.laad_nieuwe_codes(
            lambda naam: apps.get_model("afspraken", naam), "Bewaarregel"
        )


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0003_norm_veilig_overleg")]

    operations = [migrations.RunPython(vul_aan, migrations.RunPython.noop)]
