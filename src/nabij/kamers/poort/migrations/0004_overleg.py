
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('poort', '0003_signaal'),
        ('team', '0003_buiten_het_team'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='betrokkenheid',
            name='poort_betrokkenheid_rol_bekend',
        ),
        migrations.RemoveConstraint(
            model_name='dossier',
            name='poort_dossier_soort_bekend',
        ),
        migrations.RemoveConstraint(
            model_name='seintje',
            name='poort_seintje_soort_bekend',
        ),
        migrations.AlterField(
            model_name='betrokkenheid',
            name='rol',
            field=models.CharField(choices=[('aangenomen', 'nam de vraag aan'), ('aanspreekpunt', 'aanspreekpunt'), ('regisseur', 'regisseur'), ('teamlid', 'betrokken teamlid'), ('specialist', 'specialist'), ('meedenker', 'denkt mee'), ('procesregisseur', 'procesregisseur'), ('vervanger', 'vervanger'), ('noodknop', 'via de noodknop'), ('veiligheid', 'genoemd bij veiligheid')], max_length=15),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='soort',
            field=models.CharField(choices=[('huishouden', 'huishouden'), ('vraag', 'vraag'), ('signaal', 'signaal'), ('consult', 'overleg met een collega')], max_length=12),
        ),
        migrations.AlterField(
            model_name='seintje',
            name='soort',
            field=models.CharField(choices=[('kaartje', 'een collega vroeg naar dit huishouden'), ('noodknop', 'de noodknop is gebruikt'), ('regisseur', 'je bent regisseur geworden'), ('aanspreekpunt', 'je bent aanspreekpunt geworden'), ('overdracht', 'een overdracht wacht op jou'), ('overgenomen', 'je overdracht is aangenomen'), ('terug', 'je overdracht is niet aangenomen'), ('actie', 'er staat een actie op je naam'), ('vraag', 'er is een nieuwe vraag bij dit huishouden'), ('veiligheid', 'er is een zorg over veiligheid'), ('meedenken', 'een collega vraagt je mee te denken'), ('antwoord', 'er is antwoord op je vraag'), ('nergens', 'twee keer geweigerd: wie neemt dit huishouden op zich?')], max_length=15),
        ),
        migrations.AddConstraint(
            model_name='betrokkenheid',
            constraint=models.CheckConstraint(condition=models.Q(('rol__in', ['aangenomen', 'aanspreekpunt', 'regisseur', 'teamlid', 'specialist', 'meedenker', 'procesregisseur', 'vervanger', 'noodknop', 'veiligheid'])), name='poort_betrokkenheid_rol_bekend'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['huishouden', 'vraag', 'signaal', 'consult'])), name='poort_dossier_soort_bekend'),
        ),
        migrations.AddConstraint(
            model_name='seintje',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['kaartje', 'noodknop', 'regisseur', 'aanspreekpunt', 'overdracht', 'overgenomen', 'terug', 'actie', 'vraag', 'veiligheid', 'meedenken', 'antwoord', 'nergens'])), name='poort_seintje_soort_bekend'),
        ),
    ]
