"""Tabellen van het logboek. Id's en codes, nooit inhoud (NEN 7513; BIO2 8.15.01; Logius)."""

from __future__ import annotations

from django.db import models

from nabij.fundament import klok

VERSIE = 1


class Inzage(models.Model):
    """Een blik: wie, wat, waarvoor, op welke grond, en of het mocht."""

    id = models.BigAutoField(primary_key=True)
    tijd = models.DateTimeField(default=klok.nu)
    trace_id = models.CharField(max_length=32)
    actie = models.CharField(max_length=12)
    uitkomst = models.CharField(max_length=10)
    actor_soort = models.CharField(max_length=12)
    actor_id = models.CharField(max_length=40, blank=True)
    rol = models.CharField(max_length=80, blank=True)
    organisatie = models.CharField(max_length=40, blank=True)
    namens = models.CharField(max_length=40, blank=True)
    herkomst = models.CharField(max_length=20)
    dossier_id = models.UUIDField(null=True)
    objectsoort = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    onderdeel = models.CharField(max_length=120, blank=True)
    doel = models.CharField(max_length=20)
    grondslag = models.CharField(max_length=120)
    regel = models.CharField(max_length=80, blank=True)
    noodknop = models.CharField(max_length=12, blank=True)
    oudste_datum = models.DateField(null=True)
    aantal = models.PositiveIntegerField(default=0)
    versie = models.PositiveSmallIntegerField(default=VERSIE)

    class Meta:
        indexes = [
            models.Index(fields=["dossier_id", "id"], name="logboek_inzage_dossier"),
            models.Index(fields=["actor_id", "id"], name="logboek_inzage_actor"),
        ]

    class Privacy:
        persoonsgegeven = "wie wanneer naar wie keek, zonder inhoud"
        doel = "kunnen zeggen wie keek en waarom"
        grondslag = "AVG art. 5 lid 2, 15 en 32; NEN 7513; BIO2 8.15"
        bewaarregel = "logboek"
        poort = False


class InzageBetrokkene(models.Model):
    """Een persoon die bij een blik te zien was. Smal, want er zijn er veel."""

    inzage = models.ForeignKey(Inzage, on_delete=models.CASCADE, related_name="betrokkenen")
    persoon_id = models.UUIDField(db_index=True)

    class Privacy:
        persoonsgegeven = "wie er bij een blik te zien was, zonder naam"
        doel = "elke inwoner kan zien wie keek"
        grondslag = "AVG art. 15; NEN 7513"
        bewaarregel = "logboek"
        poort = False


class Zegelblok(models.Model):
    """Een verzegelde reeks regels. De kop blijft, ook als de regels vervallen zijn."""

    nummer = models.PositiveBigIntegerField(primary_key=True)
    van_id = models.BigIntegerField()
    tot_id = models.BigIntegerField()
    aantal = models.PositiveIntegerField()
    vorige = models.CharField(max_length=64)
    zegel = models.CharField(max_length=64)
    gezegeld_op = models.DateTimeField(default=klok.nu)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot_id__gte=models.F("van_id")),
                name="logboek_zegelblok_van_voor_tot",
            )
        ]
