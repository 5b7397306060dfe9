"""Wat elke tabel heeft die als HSDS binnenkomt en weer naar buiten gaat."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class MetHsds(models.Model):
    """`hsds_id` is de sleutel bij wie het ons gaf; leeg als het hier begon.

    `hsds` bewaart wat de standaard wel kent en wij niet als kolom, zodat niets verloren gaat
    tussen binnenhalen en weer uitgeven. Er wordt nooit in gezocht.
    """

    hsds_id = models.CharField(max_length=250, blank=True)
    hsds = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["hsds_id"],
                condition=~Q(hsds_id=""),
                name="%(app_label)s_%(class)s_hsds_een",
            )
        ]
