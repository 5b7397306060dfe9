
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('poort', '0004_overleg'),
        ('toegang', '0003_signaal'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Opgemerkt',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('soort', models.CharField(choices=[('anders_begrepen', 'afspraken of brieven waren anders begrepen'), ('kinderen_gesproken', 'we spraken of zagen de kinderen'), ('verdwaalt', 'iemand raakt de weg kwijt'), ('zorg_om_leven', 'zorg om iemands leven'), ('huis_of_stroom', 'huis, stroom of water dreigt weg te vallen'), ('wens', 'de inwoner vroeg om iemand met bepaalde kennis')], max_length=20)),
                ('dag', models.DateField(null=True)),
                ('woorden', models.CharField(blank=True, max_length=300)),
                ('ingetrokken_op', models.DateTimeField(null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opgemerkt', to='poort.dossier')),
                ('gesprek', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opgemerkt', to='toegang.gesprek')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('soort__in', ['anders_begrepen', 'kinderen_gesproken', 'verdwaalt', 'zorg_om_leven', 'huis_of_stroom', 'wens'])), name='toegang_opgemerkt_soort_bekend'), models.CheckConstraint(condition=models.Q(('dag__isnull', True), ('soort', 'huis_of_stroom'), _negated=True), name='toegang_opgemerkt_met_dag'), models.CheckConstraint(condition=models.Q(('soort', 'wens'), ('woorden', ''), _negated=True), name='toegang_opgemerkt_met_wens'), models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('gesprek', 'soort'), name='toegang_opgemerkt_een_keer')],
            },
        ),
    ]
