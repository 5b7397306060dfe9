
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("team", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dossier",
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
                    "soort",
                    models.CharField(
                        choices=[("huishouden", "huishouden"), ("vraag", "vraag")], max_length=12
                    ),
                ),
                ("team_sinds", models.DateField(default=nabij.fundament.klok.vandaag)),
                (
                    "afscherming",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "gewoon"),
                            (1, "alleen wie met naam betrokken is"),
                            (2, "adres geheim"),
                            (3, "bestaan verborgen"),
                        ],
                        default=0,
                    ),
                ),
                ("adres_merk", models.CharField(blank=True, max_length=64)),
                ("gemaakt_op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("gesloten_op", models.DateTimeField(null=True)),
                (
                    "opgegaan_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opgenomen",
                        to="poort.dossier",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="team.wijkteam",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Betrokkenheid",
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
                    "rol",
                    models.CharField(
                        choices=[
                            ("aangenomen", "nam de vraag aan"),
                            ("aanspreekpunt", "aanspreekpunt"),
                            ("regisseur", "regisseur"),
                            ("teamlid", "betrokken teamlid"),
                            ("specialist", "specialist"),
                            ("vervanger", "vervanger"),
                            ("noodknop", "via de noodknop"),
                        ],
                        max_length=15,
                    ),
                ),
                ("onderdelen", models.CharField(blank=True, max_length=120)),
                ("van", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("tot", models.DateTimeField(null=True)),
                ("reden", models.CharField(blank=True, max_length=300)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betrokkenheden",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gegeven_door",
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
                        related_name="betrokkenheden",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Dossiergang",
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
                            ("team", "naar een ander team"),
                            ("opgegaan", "opgegaan in een huishouden"),
                            ("afscherming", "afscherming veranderd"),
                        ],
                        max_length=12,
                    ),
                ),
                ("van", models.CharField(max_length=40)),
                ("naar", models.CharField(max_length=40)),
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
                        related_name="gang",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DossierPersoon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("persoon_id", models.UUIDField(db_index=True)),
                (
                    "onderdeel",
                    models.CharField(
                        choices=[
                            ("zoeken", "zoeken"),
                            ("naam", "naam, fase en data"),
                            ("vraag", "de vraag"),
                            ("mensen", "mensen en adres"),
                            ("netwerk", "netwerk"),
                            ("contact", "contacten"),
                            ("gesprek", "gesprekken"),
                            ("plan", "plan"),
                            ("veiligheid", "veiligheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("naamdrager", models.BooleanField(default=False)),
                (
                    "afscherming",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "gewoon"),
                            (1, "alleen wie met naam betrokken is"),
                            (2, "adres geheim"),
                            (3, "bestaan verborgen"),
                        ],
                        default=0,
                    ),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personen",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seintje",
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
                            ("kaartje", "een collega vroeg naar dit huishouden"),
                            ("noodknop", "de noodknop is gebruikt"),
                            ("regisseur", "je bent regisseur geworden"),
                            ("aanspreekpunt", "je bent aanspreekpunt geworden"),
                            ("overdracht", "een overdracht wacht op jou"),
                            ("overgenomen", "je overdracht is aangenomen"),
                            ("terug", "je overdracht is niet aangenomen"),
                            ("actie", "er staat een actie op je naam"),
                            ("vraag", "er is een nieuwe vraag bij dit huishouden"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gevaar", "er is nu gevaar"),
                            ("crisis", "er moet vandaag iets gebeuren"),
                            ("bereikbaar", "niemand van de betrokkenen is bereikbaar"),
                        ],
                        max_length=12,
                    ),
                ),
                ("gezien_op", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seintjes",
                        to="poort.dossier",
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "voor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seintjes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vervanging",
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
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangt",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangingen",
                        to="poort.dossier",
                    ),
                ),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "voor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangen_door",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("gesloten_op__isnull", True)),
                fields=["team", "soort", "-gemaakt_op"],
                name="poort_dossier_open_per_team",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["adres_merk"], name="poort_dossier_adres_merk"),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["huishouden", "vraag"])),
                name="poort_dossier_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gesloten_op__isnull", True),
                    ("gesloten_op__gte", models.F("gemaakt_op")),
                    _connector="OR",
                ),
                name="poort_dossier_gemaakt_voor_gesloten",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opgegaan_in__isnull", True), ("soort", "vraag"), _connector="OR"
                ),
                name="poort_dossier_alleen_vraag_gaat_op",
            ),
        ),
        migrations.AddIndex(
            model_name="betrokkenheid",
            index=models.Index(fields=["account", "tot"], name="poort_betrokkenheid_van_wie"),
        ),
        migrations.AddConstraint(
            model_name="betrokkenheid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rol__in",
                        [
                            "aangenomen",
                            "aanspreekpunt",
                            "regisseur",
                            "teamlid",
                            "specialist",
                            "vervanger",
                            "noodknop",
                        ],
                    )
                ),
                name="poort_betrokkenheid_rol_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkenheid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="poort_betrokkenheid_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkenheid",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("account", "dossier", "rol"),
                name="poort_betrokkenheid_een_keer_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkenheid",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("rol__in", ["regisseur", "aanspreekpunt"])
                ),
                fields=("dossier",),
                name="poort_betrokkenheid_een_eerste",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossiergang",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["team", "opgegaan", "afscherming"])),
                name="poort_dossiergang_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierpersoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "onderdeel__in",
                        [
                            "zoeken",
                            "naam",
                            "vraag",
                            "mensen",
                            "netwerk",
                            "contact",
                            "gesprek",
                            "plan",
                            "veiligheid",
                        ],
                    )
                ),
                name="poort_dossierpersoon_onderdeel_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierpersoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="poort_dossierpersoon_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierpersoon",
            constraint=models.UniqueConstraint(
                fields=("dossier", "persoon_id", "onderdeel"),
                name="poort_dossierpersoon_een_per_deel",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierpersoon",
            constraint=models.UniqueConstraint(
                condition=models.Q(("naamdrager", True)),
                fields=("dossier",),
                name="poort_dossierpersoon_een_naamdrager",
            ),
        ),
        migrations.AddIndex(
            model_name="seintje",
            index=models.Index(
                condition=models.Q(("gezien_op__isnull", True)),
                fields=["voor"],
                name="poort_seintje_ongezien",
            ),
        ),
        migrations.AddConstraint(
            model_name="seintje",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "kaartje",
                            "noodknop",
                            "regisseur",
                            "aanspreekpunt",
                            "overdracht",
                            "overgenomen",
                            "terug",
                            "actie",
                            "vraag",
                        ],
                    )
                ),
                name="poort_seintje_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="seintje",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden__in", ["gevaar", "crisis", "bereikbaar", ""])),
                name="poort_seintje_reden_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="vervanging",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))),
                name="poort_vervanging_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="vervanging",
            constraint=models.CheckConstraint(
                condition=models.Q(("voor", models.F("door")), _negated=True),
                name="poort_vervanging_niet_jezelf",
            ),
        ),
    ]
