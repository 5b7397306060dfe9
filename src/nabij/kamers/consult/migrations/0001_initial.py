
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('poort', '0004_overleg'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NiemandNeemt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thema', models.CharField(max_length=40)),
                ('ook', models.CharField(blank=True, max_length=40)),
                ('maand', models.DateField()),
            ],
            options={
                'indexes': [models.Index(fields=['thema', 'ook'], name='consult_niemandneemt_soort')],
            },
        ),
        migrations.CreateModel(
            name='Consultvraag',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('hoe', models.CharField(choices=[('kort', 'een korte vraag'), ('anoniem', 'meedenken zonder naam'), ('naam', 'meedenken met naam'), ('meekijken', 'een tijd meekijken')], max_length=10)),
                ('tekst', models.TextField(verbose_name='je vraag')),
                ('op', models.DateTimeField(default=nabij.fundament.klok.nu)),
                ('antwoord', models.TextField(blank=True, verbose_name='je antwoord')),
                ('beantwoord_op', models.DateTimeField(null=True)),
                ('uitkomst', models.CharField(blank=True, choices=[('zelf', 'we kunnen zelf verder'), ('samen', 'we gaan samen op bezoek'), ('meekijken', 'de collega kijkt een tijd mee'), ('hulp', 'er is andere hulp nodig')], max_length=10)),
                ('aan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='consultvraag', to='poort.dossier')),
                ('huishouden', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consulten', to='poort.dossier')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hoe__in', ['kort', 'anoniem', 'naam', 'meekijken'])), name='consult_vraag_hoe_bekend'), models.CheckConstraint(condition=models.Q(('uitkomst__in', ['zelf', 'samen', 'meekijken', 'hulp', ''])), name='consult_vraag_uitkomst_bekend'), models.CheckConstraint(condition=models.Q(('tekst', ''), _negated=True), name='consult_vraag_met_vraag'), models.CheckConstraint(condition=models.Q(('aan', models.F('door')), _negated=True), name='consult_vraag_aan_een_ander'), models.CheckConstraint(condition=models.Q(models.Q(('hoe__in', ['kort', 'anoniem']), ('huishouden__isnull', True)), models.Q(('hoe__in', ['naam', 'meekijken']), ('huishouden__isnull', False)), _connector='OR'), name='consult_vraag_licht_zonder_huishouden'), models.CheckConstraint(condition=models.Q(models.Q(('antwoord', ''), ('beantwoord_op__isnull', True)), models.Q(models.Q(('antwoord', ''), _negated=True), ('beantwoord_op__isnull', False)), _connector='OR'), name='consult_vraag_antwoord_met_moment')],
            },
        ),
        migrations.CreateModel(
            name='Meekijken',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('akkoord', models.CharField(max_length=300, verbose_name='wat zei het huishouden?')),
                ('betrokkenheid', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='poort.betrokkenheid')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meekijken', to='poort.dossier')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('akkoord', ''), _negated=True), name='consult_meekijken_met_akkoord')],
            },
        ),
        migrations.CreateModel(
            name='Opschaling',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('thema', models.CharField(max_length=40)),
                ('uiterlijk', models.DateField()),
                ('op', models.DateTimeField(default=nabij.fundament.klok.nu)),
                ('besluit', models.CharField(blank=True, max_length=300, verbose_name='wie neemt dit op zich?')),
                ('besloten_op', models.DateTimeField(null=True)),
                ('besloten_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opschalingen', to='poort.dossier')),
                ('naar', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opschalingen', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('besloten_op__isnull', True)), fields=('dossier', 'thema'), name='consult_opschaling_een_open'), models.CheckConstraint(condition=models.Q(models.Q(('besloten_op__isnull', True), ('besluit', '')), models.Q(models.Q(('besluit', ''), _negated=True), ('besloten_op__isnull', False)), _connector='OR'), name='consult_opschaling_besluit_met_moment')],
            },
        ),
        migrations.CreateModel(
            name='Weggetikt',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('regel', models.CharField(max_length=40)),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
                ('dag', models.DateField(default=nabij.fundament.klok.vandaag)),
                ('ingetrokken_op', models.DateTimeField(null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weggetikt', to='poort.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'regel'], name='consult_weggetikt_regel')],
            },
        ),
        migrations.CreateModel(
            name='Weigering',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('wie', models.CharField(max_length=150, verbose_name='wie weigerde?')),
                ('reden', models.CharField(max_length=300, verbose_name='wat was de reden?')),
                ('thema', models.CharField(max_length=40)),
                ('ook', models.CharField(blank=True, max_length=40)),
                ('op', models.DateField(default=nabij.fundament.klok.vandaag)),
                ('ingetrokken_op', models.DateTimeField(null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weigeringen', to='poort.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'thema'], name='consult_weigering_thema')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('wie', ''), _negated=True), models.Q(('reden', ''), _negated=True)), name='consult_weigering_wie_en_reden')],
            },
        ),
    ]
