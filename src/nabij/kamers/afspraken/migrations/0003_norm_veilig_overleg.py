"""De norm voor overleg over een zorg, ook waar de andere afspraken er al stonden."""

from typing import Any

from django.db import migrations

from nabij.kamers.afspraken import meegeleverd

CODE = "dagen_veilig_overleg"


def laad(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias != "default":
        return
    norm = apps.get_model("afspraken", "Norm")
    rij = next(r for r in dict(meegeleverd.tabellen())["Norm"] if r["code"] == CODE)
    if not norm.objects.filter(code=CODE).exists():
        velden = {veld.attname for veld in norm._meta.concrete_fields}
        norm.objects.create(**{naam: w for naam, w in rij.items() if naam in velden})


class Migration(migrations.Migration):
    dependencies = [("afspraken", "0002_inhoud")]

    operations = [migrations.RunPython(laad, migrations.RunPython.noop)]
