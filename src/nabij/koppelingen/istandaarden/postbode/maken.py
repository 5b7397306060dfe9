"""De 301 en de 319, gemaakt uit wat klaarligt en wat er op dit moment geldt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from nabij.fundament import klok
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Toewijzer, Toewijzing, Uitbak, UitbakStatus, Verzoek
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Berichttype, berichttype
from nabij.koppelingen.istandaarden.postbode import kennis
from nabij.koppelingen.istandaarden.postbode.mens import als_client
from nabij.koppelingen.istandaarden.postbode.uitkomst import Mensenwerk
from nabij.koppelingen.istandaarden.verzenden import maak_bericht, maak_klaar, volledig_beeld

AFGEWEZEN: Final = "1"
# De woorden van wie besloot gaan nooit mee; de aanbieder hoort die van een mens.
_INHOUDELIJK: Final = "7"


@dataclass(frozen=True)
class Gemaakt:
    type: Berichttype
    afzender: str
    ontvanger: str
    inhoud: bytes


def maak(
    rijen: Sequence[Uitbak], *, kenmerk: str, gemeenten: frozenset[str], vandaag: date
) -> Gemaakt | None:
    """Het bericht; None als er niets (meer) te melden is. Raises `Mensenwerk` of `Geweigerd`."""
    eerste = rijen[0]
    lichaam = _toewijzing(rijen, vandaag) if eerste.soort == "301" else _antwoord(eerste)
    if lichaam is None:
        return None
    if len(gemeenten) != 1:
        raise Mensenwerk("Zet eerst bij de wijken welke gemeente de eigen gemeente is.")
    type_ = berichttype(kennis.STANDAARD[eerste.wet], eerste.soort)
    afzender, ontvanger = next(iter(gemeenten)), eerste.aanbieder.agb
    bericht = maak_bericht(
        type_, afzender=afzender, ontvanger=ontvanger, identificatie=kenmerk,
        dagtekening=vandaag, lichaam=lichaam,
    )  # fmt: skip
    return Gemaakt(type_, afzender, ontvanger, maak_klaar(bericht, vandaag))


def _antwoord(rij: Uitbak) -> k.Antwoord:
    antwoord = rij.inhoud["antwoord"]
    return k.Antwoord(
        referentie_aanbieder=rij.inhoud["referentie"],
        verzoek_antwoord=antwoord,
        reden_afwijzing_verzoek=_INHOUDELIJK if antwoord == AFGEWEZEN else None,
    )


def _toewijzing(rijen: Sequence[Uitbak], vandaag: date) -> k.ClientToewijzing | None:
    """Alles wat deze mens bij deze aanbieder heeft, en alles wat anders is dan eerst (OP087)."""
    eerste = rijen[0]
    gelden = _gelden(eerste)
    if handelingen.is_afgeschermd([(rij.dossier_id, rij.persoon_id) for rij in gelden]):
        raise Mensenwerk("Over wie afgeschermd is gaat geen bericht; bel de aanbieder.")
    producten = volledig_beeld(
        [kennis.als_toegewezen(rij) for rij in gelden],
        _verstuurd(eerste),
        vandaag,
        _referenties(eerste),
    )
    if not producten:
        return None
    return als_client(eerste.persoon_id, eerste.dossier_id, producten)


def _gelden(rij: Uitbak) -> list[Toewijzing]:
    rijen = Toewijzing.objects.filter(
        persoon_id=rij.persoon_id,
        aanbieder_id=rij.aanbieder_id,
        wet=rij.wet,
        toewijzer=Toewijzer.GEMEENTE,
        nummer__isnull=False,
        toegewezen_op__isnull=False,
    ).select_related("product")
    return [een for een in rijen if not (een.product and een.product.zonder_bericht)]


def _referenties(rij: Uitbak) -> frozenset[str]:
    """Alleen wat op een verzoek volgt noemt de referentie ervan (IV097)."""
    rijen = Verzoek.objects.filter(persoon_id=rij.persoon_id, aanbieder_id=rij.aanbieder_id)
    return frozenset(rijen.values_list("referentie", flat=True))


def _verstuurd(rij: Uitbak) -> dict[int, k.ToegewezenProduct]:
    """Wat de aanbieder het laatst van elke toewijzing kreeg; wat terugkwam telt niet."""
    rijen = Uitbak.objects.filter(
        persoon_id=rij.persoon_id,
        aanbieder_id=rij.aanbieder_id,
        wet=rij.wet,
        soort="301",
        status__in=[UitbakStatus.VERZONDEN, UitbakStatus.GOED],
    )
    inhouden = rijen.order_by("verzonden_op", "op", "pk").values_list("inhoud", flat=True)
    return {inhoud["nummer"]: _uit(inhoud) for inhoud in inhouden}


def _uit(inhoud: dict[str, Any]) -> k.ToegewezenProduct:
    moment = datetime.fromisoformat(inhoud["toegewezen_op"]).astimezone(klok.AMSTERDAM)
    product = omvang = None
    if inhoud["categorie"]:
        product = g.Product(categorie=inhoud["categorie"], code=inhoud["code"] or None)
    if inhoud["volume"]:
        omvang = g.Omvang(
            volume=inhoud["volume"], eenheid=inhoud["eenheid"], frequentie=inhoud["frequentie"]
        )
    return k.ToegewezenProduct(
        toewijzing_nummer=inhoud["nummer"],
        product=product,
        toewijzingsdatum=moment.date(),
        toewijzingstijd=moment.time().replace(microsecond=0),
        ingangsdatum=date.fromisoformat(inhoud["ingang"]),
        einddatum=date.fromisoformat(inhoud["einde"]) if inhoud["einde"] else None,
        omvang=omvang,
    )
