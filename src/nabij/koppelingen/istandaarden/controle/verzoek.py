"""De regels van het verzoek om toewijzing (315), om wijziging (317) en het antwoord (319)."""

from __future__ import annotations

from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.controle import persoon
from nabij.koppelingen.istandaarden.controle.bevinding import Melder, rij
from nabij.koppelingen.istandaarden.controle.product import (
    Inhoud,
    Namen,
    grenzen,
    keur,
    stapeling,
)
from nabij.koppelingen.istandaarden.formaat.gegevens import Verwijzer
from nabij.koppelingen.istandaarden.formaat.klassen import (
    AangevraagdProduct,
    Antwoord,
    ClientAanvraag,
    ClientWijziging,
    Verzoek,
)

_CLIENT: Final = "Bericht/Client"
_AANVRAAG: Final = Namen("ingangsdatum", "ToewijzingEinddatum", "CD095", "CS343")
_NIEUW: Final = Namen("gewenste ingangsdatum", "Einddatum", "CD096", "CS338")
_MET_AGB: Final = frozenset({"02", "03", "04", "05"})
_AFGEWEZEN, _IN_ONDERZOEK = "1", "2"
_WOONPLAATSBEGINSEL: Final = "8"


def aanvraag(client: ClientAanvraag, dagtekening: date, melder: Melder) -> None:
    persoon.bsn(client.bsn, _CLIENT, melder)
    persoon.geboren(client.geboortedatum, f"{_CLIENT}/Geboortedatum", dagtekening, melder)
    persoon.niet_te_oud(client.geboortedatum, f"{_CLIENT}/Geboortedatum", dagtekening, melder)
    referenties, delen = set(), []
    for pad, product in rij(
        client.aangevraagde_producten, f"{_CLIENT}/AangevraagdeProducten/AangevraagdProduct"
    ):
        if product.referentie_aanbieder in referenties:
            melder.fout(
                "TR383", f"{pad}/ReferentieAanbieder", "Deze referentie staat er twee keer in."
            )
        referenties.add(product.referentie_aanbieder)
        deel = Inhoud(
            product.product,
            product.toewijzing_ingangsdatum,
            product.toewijzing_einddatum,
            product.omvang,
            product.budget,
        )
        keur(deel, _AANVRAAG, pad, melder)
        _beschikking(product, pad, melder)
        _verwijzer(product.verwijzer, f"{pad}/Verwijzer", melder)
        delen.append((pad, deel))
    if len(delen) > 1:
        stapeling("TR386", delen, "ToewijzingIngangsdatum", melder)


def _beschikking(product: AangevraagdProduct, pad: str, melder: Melder) -> None:
    if (product.beschikking_nummer is None) != (product.beschikking_ingangsdatum is None):
        melder.fout(
            "CD043",
            f"{pad}/BeschikkingIngangsdatum",
            "De ingangsdatum van de beschikking staat er als haar nummer er staat, anders niet.",
        )


def _verwijzer(verwijzer: Verwijzer, pad: str, melder: Melder) -> None:
    met_agb, code = verwijzer.type in _MET_AGB, verwijzer.zorgverlener_code
    if not met_agb:
        if code is not None:
            melder.fout("CD068", f"{pad}/ZorgverlenerCode", "Deze verwijzer heeft geen AGB-code.")
    elif code is not None and verwijzer.naam is not None:
        melder.fout("CD066", f"{pad}/Naam", "Naast de AGB-code van de verwijzer hoort geen naam.")
    elif code is None and verwijzer.naam is None:
        melder.fout("CD067", f"{pad}/Naam", "Geef de AGB-code of de naam van de verwijzer.")


def wijziging(client: ClientWijziging, dagtekening: date, melder: Melder) -> None:
    persoon.bsn(client.bsn, _CLIENT, melder)
    verzoek, pad = client.verzoek, f"{_CLIENT}/Verzoek"
    if not verzoek.ongewijzigde_producten and not verzoek.te_wijzigen_producten:
        melder.fout("TR352", pad, "Er staat geen product in dat blijft of wijzigt.")
    if not verzoek.te_wijzigen_producten and not verzoek.nieuwe_producten:
        melder.fout("TR353", pad, "Er staat geen product in dat wijzigt of nieuw is.")
    _lopend(verzoek, pad, melder)
    _nieuw(verzoek, pad, dagtekening, melder)


def _lopend(verzoek: Verzoek, pad: str, melder: Melder) -> None:
    nummers = set()
    for plek, blijft in rij(
        verzoek.ongewijzigde_producten, f"{pad}/OngewijzigdeProducten/OngewijzigdProduct"
    ):
        if blijft.toewijzing_nummer in nummers:
            melder.fout("TR101", f"{plek}/ToewijzingNummer", "Dit product staat er twee keer in.")
        nummers.add(blijft.toewijzing_nummer)
    nummers = set()
    for plek, anders in rij(
        verzoek.te_wijzigen_producten, f"{pad}/TeWijzigenProducten/TeWijzigenProduct"
    ):
        if anders.toewijzing_nummer in nummers:
            melder.fout("TR101", f"{plek}/ToewijzingNummer", "Dit product staat er twee keer in.")
        nummers.add(anders.toewijzing_nummer)
        grenzen(
            anders.gewenste_ingangsdatum,
            anders.einddatum,
            anders.omvang,
            anders.budget,
            _NIEUW,
            plek,
            melder,
        )


def _nieuw(verzoek: Verzoek, pad: str, dagtekening: date, melder: Melder) -> None:
    delen, sleutels = [], set()
    for plek, product in rij(verzoek.nieuwe_producten, f"{pad}/NieuweProducten/NieuwProduct"):
        deel = Inhoud(
            product.product,
            product.gewenste_ingangsdatum,
            product.einddatum,
            product.omvang,
            product.budget,
        )
        keur(deel, _NIEUW, plek, melder)
        if deel.ingang <= dagtekening:
            melder.fout(
                "TR380",
                f"{plek}/GewensteIngangsdatum",
                "Een nieuw product gaat op zijn vroegst in op de dag na de dagtekening.",
            )
        wat = None if deel.product is None else (deel.product.categorie, deel.product.code)
        if (wat, deel.ingang) in sleutels:
            melder.fout("TR101", plek, "Dit nieuwe product staat er twee keer in.")
        sleutels.add((wat, deel.ingang))
        delen.append((plek, deel))
    if len(delen) > 1:
        stapeling("TR410", delen, "GewensteIngangsdatum", melder)


def antwoord(deel: Antwoord, melder: Melder) -> None:
    pad, reden = "Bericht/Antwoord", deel.reden_afwijzing_verzoek
    if deel.verzoek_antwoord == _AFGEWEZEN and reden is None:
        melder.fout("CD085", f"{pad}/RedenAfwijzingVerzoek", "Bij een afwijzing hoort een reden.")
    if deel.verzoek_antwoord == _IN_ONDERZOEK and reden is not None:
        melder.fout(
            "CD086", f"{pad}/RedenAfwijzingVerzoek", "Zolang u onderzoekt, hoort hier geen reden."
        )


def woonplaats(deel: Antwoord, melder: Melder) -> None:
    """Alleen de Jeugdwet kent het woonplaatsbeginsel."""
    pad = "Bericht/Antwoord/Woonplaatsbeginsel"
    om_woonplaats = deel.reden_afwijzing_verzoek == _WOONPLAATSBEGINSEL
    if om_woonplaats and deel.woonplaatsbeginsel is None:
        melder.fout("TR377", pad, "Noem de gemeente die wel verantwoordelijk is.")
    if not om_woonplaats and deel.woonplaatsbeginsel is not None:
        melder.fout("TR409", pad, "Een andere gemeente noemen hoort alleen bij reden 8.")
