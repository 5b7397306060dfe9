
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("poort", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Doel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("tekst", models.TextField(verbose_name="wat wil ik bereiken?")),
                (
                    "van_wie",
                    models.CharField(blank=True, max_length=120, verbose_name="wiens doel is dit?"),
                ),
                ("leefgebied", models.CharField(blank=True, max_length=40)),
                ("stap_nu", models.CharField(blank=True, max_length=20)),
                ("stap_straks", models.CharField(blank=True, max_length=20)),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("klaar_op", models.DateTimeField(null=True)),
                ("vervallen_op", models.DateTimeField(null=True)),
                ("vervallen_reden", models.CharField(blank=True, max_length=300)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doelen",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Actie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("tekst", models.TextField(verbose_name="wat gaat er gebeuren?")),
                (
                    "wie",
                    models.CharField(
                        choices=[
                            ("inwoner", "het huishouden zelf"),
                            ("netwerk", "familie of vrienden"),
                            ("buur", "buurt of vrijwilliger"),
                            ("team", "het team"),
                            ("ander", "iemand anders"),
                        ],
                        max_length=10,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=120, verbose_name="wie precies?")),
                ("uiterlijk", models.DateField(blank=True, null=True, verbose_name="wanneer?")),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("klaar_op", models.DateTimeField(null=True)),
                ("vervallen_op", models.DateTimeField(null=True)),
                ("vervallen_reden", models.CharField(blank=True, max_length=300)),
                ("te_zwaar", models.BooleanField(default=False)),
                ("te_dragen", models.BooleanField(null=True, verbose_name="is het te dragen?")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="poort.dossier",
                    ),
                ),
                (
                    "plan_doel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="casus.doel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evaluatie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                (
                    "lichter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ja", "ja, het kan lichter"),
                            ("nee", "nee, nog niet"),
                            ("stoppen", "ja, we kunnen stoppen"),
                            ("zwaarder", "nee, er is meer nodig"),
                        ],
                        max_length=10,
                    ),
                ),
                ("woorden", models.TextField(blank=True, verbose_name="wat zei het huishouden?")),
                (
                    "voor_ander",
                    models.TextField(blank=True, verbose_name="wat iemand voor een ander wil doen"),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluaties",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Doeloordeel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "inwoner",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verder_weg", "verder weg"),
                            ("gelijk", "gelijk gebleven"),
                            ("beetje", "een beetje dichterbij"),
                            ("bereikt", "bereikt"),
                            ("meer", "meer dan bereikt"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "werker",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verder_weg", "verder weg"),
                            ("gelijk", "gelijk gebleven"),
                            ("beetje", "een beetje dichterbij"),
                            ("bereikt", "bereikt"),
                            ("meer", "meer dan bereikt"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="poort.dossier",
                    ),
                ),
                (
                    "plan_doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oordelen",
                        to="casus.doel",
                    ),
                ),
                (
                    "evaluatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oordelen",
                        to="casus.evaluatie",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Gebeurtenis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("begonnen", "begonnen"),
                            ("plan", "plan gemaakt"),
                            ("evaluatie", "teruggekeken"),
                            ("moment", "afgesproken om terug te kijken"),
                            ("rustig", "bewust rustig"),
                            ("afgesloten", "afgesloten"),
                            ("heropend", "heropend"),
                        ],
                        max_length=12,
                    ),
                ),
                ("afloop", models.CharField(blank=True, max_length=40)),
                ("volgende_op", models.DateField(null=True)),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("verhaal", models.TextField(verbose_name="het verhaal in vijf zinnen")),
                ("beloften", models.TextField(blank=True, verbose_name="wat is er beloofd?")),
                (
                    "eerste_moment",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="eerste moment samen"
                    ),
                ),
                ("acties", models.JSONField(default=dict)),
                ("inzage_gegeven", models.BooleanField(default=False)),
                ("gehoord_op", models.DateField(verbose_name="wanneer hoorde het huishouden het?")),
                (
                    "gehoord_hoe",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="hoe hoorde het huishouden het?"
                    ),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("aangenomen_op", models.DateTimeField(null=True)),
                ("terug_op", models.DateTimeField(null=True)),
                ("terug_reden", models.CharField(blank=True, max_length=300)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachten",
                        to="poort.dossier",
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Planwijziging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("versie", models.PositiveIntegerField()),
                ("velden", models.JSONField()),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                (
                    "actie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wijzigingen",
                        to="casus.actie",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planwijzigingen",
                        to="poort.dossier",
                    ),
                ),
                (
                    "plan_doel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wijzigingen",
                        to="casus.doel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Regie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[("aanspreekpunt", "aanspreekpunt"), ("regisseur", "regisseur")],
                        max_length=15,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200, verbose_name="naam")),
                (
                    "wens",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="wat het huishouden wilde"
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=300, verbose_name="reden")),
                ("van", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("tot", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regie",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regie",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Verdeling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                (
                    "groep",
                    models.UUIDField(db_index=True, default=nabij.fundament.sleutels.nieuw_id),
                ),
                ("acties", models.JSONField(default=list)),
                (
                    "rol",
                    models.CharField(
                        choices=[("aanspreekpunt", "aanspreekpunt"), ("regisseur", "regisseur")],
                        max_length=15,
                    ),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("gehoord_op", models.DateField(null=True)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdelingen",
                        to="poort.dossier",
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdelingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Akkoord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("persoon_id", models.UUIDField()),
                ("naam", models.CharField(max_length=200)),
                (
                    "antwoord",
                    models.CharField(
                        choices=[
                            ("eens", "is het eens"),
                            ("oneens", "is het niet eens"),
                            ("later", "wil er nog over denken"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="wat zei diegene erbij?"
                    ),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="akkoorden",
                        to="poort.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("antwoord__in", ["eens", "oneens", "later"])),
                        name="casus_akkoord_antwoord_bekend",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="doel",
            index=models.Index(fields=["dossier", "op"], name="casus_doel_dossier"),
        ),
        migrations.AddConstraint(
            model_name="doel",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True), name="casus_doel_met_woorden"
            ),
        ),
        migrations.AddConstraint(
            model_name="doel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("klaar_op__isnull", True), ("vervallen_op__isnull", True), _connector="OR"
                ),
                name="casus_doel_klaar_of_vervallen",
            ),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(fields=["dossier", "uiterlijk"], name="casus_actie_dossier"),
        ),
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                condition=models.Q(("klaar_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=["account", "uiterlijk"],
                name="casus_actie_open_van",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("wie__in", ["inwoner", "netwerk", "buur", "team", "ander"])),
                name="casus_actie_wie_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True), name="casus_actie_met_woorden"
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("klaar_op__isnull", True), ("vervallen_op__isnull", True), _connector="OR"
                ),
                name="casus_actie_klaar_of_vervallen",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("account__isnull", True), ("wie", "team"), _connector="OR"),
                name="casus_actie_account_is_team",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("lichter__in", ["ja", "nee", "stoppen", "zwaarder", ""])),
                name="casus_evaluatie_lichter_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="doeloordeel",
            constraint=models.UniqueConstraint(
                fields=("evaluatie", "plan_doel"), name="casus_doeloordeel_een_per_doel"
            ),
        ),
        migrations.AddConstraint(
            model_name="doeloordeel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("inwoner__in", ["verder_weg", "gelijk", "beetje", "bereikt", "meer", ""])
                ),
                name="casus_doeloordeel_inwoner_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="doeloordeel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("werker__in", ["verder_weg", "gelijk", "beetje", "bereikt", "meer", ""])
                ),
                name="casus_doeloordeel_werker_bekend",
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(fields=["dossier", "-op"], name="casus_gebeurtenis_dossier"),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "begonnen",
                            "plan",
                            "evaluatie",
                            "moment",
                            "rustig",
                            "afgesloten",
                            "heropend",
                        ],
                    )
                ),
                name="casus_gebeurtenis_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(("afloop", ""), ("soort", "afgesloten"), _negated=True),
                name="casus_gebeurtenis_met_afloop",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("soort__in", ["rustig", "moment"]),
                    ("volgende_op__isnull", True),
                    _negated=True,
                ),
                name="casus_gebeurtenis_met_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(("van", models.F("naar")), _negated=True),
                name="casus_overdracht_aan_een_ander",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("aangenomen_op__isnull", True), ("terug_op__isnull", True), _connector="OR"
                ),
                name="casus_overdracht_een_antwoord",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("aangenomen_op__isnull", True),
                    ("ingetrokken_op__isnull", True),
                    ("terug_op__isnull", True),
                ),
                fields=("dossier",),
                name="casus_overdracht_een_open",
            ),
        ),
        migrations.AddIndex(
            model_name="planwijziging",
            index=models.Index(fields=["dossier", "-op"], name="casus_planwijziging_dossier"),
        ),
        migrations.AddConstraint(
            model_name="planwijziging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("actie__isnull", False), ("plan_doel__isnull", True)),
                    models.Q(("actie__isnull", True), ("plan_doel__isnull", False)),
                    _connector="OR",
                ),
                name="casus_planwijziging_van_een",
            ),
        ),
        migrations.AddConstraint(
            model_name="planwijziging",
            constraint=models.UniqueConstraint(
                fields=("plan_doel", "versie"), name="casus_planwijziging_doel_versie"
            ),
        ),
        migrations.AddConstraint(
            model_name="planwijziging",
            constraint=models.UniqueConstraint(
                fields=("actie", "versie"), name="casus_planwijziging_actie_versie"
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["aanspreekpunt", "regisseur"])),
                name="casus_regie_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="casus_regie_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("account__isnull", False),
                    models.Q(("naam", ""), _negated=True),
                    _connector="OR",
                ),
                name="casus_regie_iemand",
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("dossier",),
                name="casus_regie_een_tegelijk",
            ),
        ),
        migrations.AddIndex(
            model_name="verdeling",
            index=models.Index(
                condition=models.Q(("gehoord_op__isnull", True), ("ingetrokken_op__isnull", True)),
                fields=["dossier"],
                name="casus_verdeling_moet_horen",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdeling",
            constraint=models.CheckConstraint(
                condition=models.Q(("rol__in", ["aanspreekpunt", "regisseur"])),
                name="casus_verdeling_rol_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("van__isnull", True),
                    models.Q(("van", models.F("naar")), _negated=True),
                    _connector="OR",
                ),
                name="casus_verdeling_aan_een_ander",
            ),
        ),
    ]
