"""Wie keek: het antwoord van de functionaris gegevensbescherming aan een inwoner."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from nabij.huisstijl.tonen import toon
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.poort import poort
from nabij.kamers.poort.logboek import overzichten as logboek
from nabij.kamers.poort.logboek import zegel
from nabij.kamers.poort.models import Seintje
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie

NOODKNOPPEN = 20


class WieKeekForm(forms.Form):
    """Welk huishouden: twee gegevens van de inwoner die het vraagt, of het nummer."""

    achternaam = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    geboortedatum = forms.DateField(
        label=_("Geboortedatum"), required=False, widget=forms.DateInput
    )
    nummer = forms.UUIDField(
        label=_("Nummer van het huishouden"),
        required=False,
        help_text=_("Staat op de afdruk van het plan en in het adres van de pagina."),
        error_messages={"invalid": _("Dit is geen nummer van een huishouden.")},
    )

    def clean(self) -> dict[str, object]:
        gegevens = super().clean() or {}
        samen = gegevens.get("achternaam") and gegevens.get("geboortedatum")
        if not self.errors and not samen and not gegevens.get("nummer"):
            raise forms.ValidationError(
                _("Vul de achternaam en de geboortedatum in, of het nummer van het huishouden.")
            )
        return gegevens


def inzage(request: HttpRequest) -> HttpResponse:
    """Zoekt alleen met POST, zodat er geen naam in een adres of logregel komt."""
    if not poort.wie(request).heeft_rol(Rolnaam.FG):
        raise GeenToegang
    form = WieKeekForm(request.POST or None)
    gevonden: list[tuple[UUID, logboek.Blad]] = []
    gezocht = request.method == "POST" and form.is_valid()
    voor = _getal(request.POST.get("voor", ""))
    if gezocht:
        gevonden = [
            (pk, logboek.wie_keek(request, dossier_id=pk, voor=voor))
            for pk in _dossiers(form.cleaned_data)
        ]
    return toon(
        request,
        "werkplek/inzage.html",
        {
            "form": form,
            "gevonden": gevonden,
            "gezocht": gezocht,
            "verder": voor is not None,
            "anker": zegel.anker(),
            "noodknop": _noodknop(poort.wie(request)),
        },
    )


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 19 else None


def _noodknop(kijkt: Wie) -> list[Seintje]:
    """Wie de laatste keren de noodknop gebruikte, en bij welk huishouden (het nummer)."""
    rijen = Seintje.objects.filter(
        Q(voor_id=kijkt.account_id), soort=Seintje.Soort.NOODKNOP
    ).select_related("van")
    return list(rijen.order_by("-vastgelegd_op")[:NOODKNOPPEN])


def _dossiers(gegevens: dict[str, object]) -> list[UUID]:
    nummer = gegevens.get("nummer")
    if isinstance(nummer, UUID):
        return bewoners.met_wat_opging([nummer]) or [nummer]
    return bewoners.dossiers_van(
        achternaam=str(gegevens["achternaam"]),
        geboortedatum=gegevens["geboortedatum"],  # type: ignore[arg-type]
    )
