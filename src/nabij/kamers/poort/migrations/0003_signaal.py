"""Een signaal is ook een dossier van de poort; en de link voor wie geen account heeft."""

import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('poort', '0002_veiligheid'),
        ('team', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Toegangslink',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('merk', models.CharField(max_length=64, unique=True)),
                ('doel', models.CharField(choices=[('teruglezen', 'teruglezen dat er iets gedaan is'), ('doorgeven', 'onder eigen naam iets doorgeven')], max_length=10)),
                ('object_id', models.UUIDField(null=True)),
                ('antwoord', models.CharField(blank=True, max_length=12)),
                ('geldig_tot', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='poort_dossier_soort_bekend',
        ),
        migrations.AlterField(
            model_name='dossier',
            name='soort',
            field=models.CharField(choices=[('huishouden', 'huishouden'), ('vraag', 'vraag'), ('signaal', 'signaal')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['huishouden', 'vraag', 'signaal'])), name='poort_dossier_soort_bekend'),
        ),
        migrations.AddField(
            model_name='toegangslink',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='toegangslinks', to='poort.dossier'),
        ),
        migrations.AddConstraint(
            model_name='toegangslink',
            constraint=models.CheckConstraint(condition=models.Q(('doel__in', ['teruglezen', 'doorgeven'])), name='poort_toegangslink_doel_bekend'),
        ),
        migrations.AddConstraint(
            model_name='toegangslink',
            constraint=models.CheckConstraint(condition=models.Q(('dossier__isnull', False), ('object_id__isnull', False), _connector='OR'), name='poort_toegangslink_ergens_van'),
        ),
    ]
