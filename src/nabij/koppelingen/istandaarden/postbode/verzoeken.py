"""Een verzoek om toewijzing (315) of om wijziging (317): op de dag van wie het huishouden kent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from nabij.kamers.bewoners.models import Lid, Persoon
from nabij.kamers.bewoners.regels import aanspreeknaam
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Aanbieder, Product, Toewijzing, VerzoekSoort
from nabij.kamers.toewijzing.regels import Omvang
from nabij.koppelingen.istandaarden.codes import betekenis
from nabij.koppelingen.istandaarden.eerder import Afwijzing, afkeur
from nabij.koppelingen.istandaarden.eerder.verzoek import (
    Verzoeken,
    beoordeel_aanvraag,
    beoordeel_wijziging,
)
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat.klassen import (
    AangevraagdProduct,
    ClientAanvraag,
    ClientWijziging,
    TeWijzigenProduct,
)
from nabij.koppelingen.istandaarden.postbode import kennis
from nabij.koppelingen.istandaarden.postbode.uitkomst import (
    Mensenwerk,
    Poststuk,
    Uitkomst,
    in_woorden,
)

_REDENEN: Final = "WJ758"


def verwerk_aanvraag(stuk: Poststuk, client: ClientAanvraag, aanbieder: Aanbieder) -> Uitkomst:
    mens, dossier_id = _wie(client.bsn, aanbieder)
    wet = kennis.wet_van(stuk.bericht.type.standaard)
    delen = client.aangevraagde_producten
    afgewezen = beoordeel_aanvraag(
        client, _bekend(mens, aanbieder, wet, [deel.referentie_aanbieder for deel in delen])
    )
    fout = {id(een.deel) for een in afgewezen}
    goed = [deel for deel in delen if id(deel) not in fout]
    for deel in goed:
        _leg_aanvraag_vast(stuk, aanbieder, mens, dossier_id, deel, client.commentaar or "")
    return _uitkomst(afgewezen, dossier_id, mens, bool(goed), len(delen))


def _leg_aanvraag_vast(
    stuk: Poststuk,
    aanbieder: Aanbieder,
    mens: Persoon,
    dossier_id: UUID,
    deel: AangevraagdProduct,
    erbij: str,
) -> None:
    handelingen.ontvang_verzoek(
        dossier_id=dossier_id,
        soort=VerzoekSoort.TOEWIJZING,
        aanbieder=aanbieder,
        persoon_id=mens.pk,
        naam=aanspreeknaam(mens),
        product=_product(deel.product, kennis.wet_van(stuk.bericht.type.standaard)),
        omvang=_omvang(deel.omvang),
        ingang=deel.toewijzing_ingangsdatum,
        einde=deel.toewijzing_einddatum,
        referentie=deel.referentie_aanbieder,
        toelichting=" ".join(filter(None, (erbij, deel.commentaar))),
        ontvangen_op=stuk.dag,
    )


def verwerk_wijziging(stuk: Poststuk, client: ClientWijziging, aanbieder: Aanbieder) -> Uitkomst:
    mens, dossier_id = _wie(client.bsn, aanbieder)
    verzoek, wet = client.verzoek, kennis.wet_van(stuk.bericht.type.standaard)
    bekend = _bekend(mens, aanbieder, wet, [verzoek.referentie_aanbieder])
    dagtekening = stuk.bericht.kop.bericht_identificatie.dagtekening
    afgewezen = beoordeel_wijziging(client, bekend, dagtekening)
    if not afgewezen:
        if verzoek.nieuwe_producten or len(verzoek.te_wijzigen_producten) != 1:
            raise Mensenwerk(
                "Dit verzoek wijzigt meer dan een ding. Bel de aanbieder en wijs het zelf toe."
            )
        anders = verzoek.te_wijzigen_producten[0]
        loopt = _loopt(stuk, anders, aanbieder, wet)
        handelingen.ontvang_verzoek(
            dossier_id=loopt.dossier_id,
            soort=VerzoekSoort.WIJZIGING,
            aanbieder=aanbieder,
            persoon_id=mens.pk,
            naam=aanspreeknaam(mens),
            product=_eigen_product(loopt),
            omvang=_omvang(anders.omvang),
            ingang=anders.gewenste_ingangsdatum,
            einde=anders.einddatum,
            referentie=verzoek.referentie_aanbieder,
            toelichting=betekenis(_REDENEN, verzoek.reden_verzoek),
            toewijzing=loopt,
            ontvangen_op=stuk.dag,
        )
        dossier_id = loopt.dossier_id
    return _uitkomst(afgewezen, dossier_id, mens, not afgewezen, 1)


def _loopt(stuk: Poststuk, anders: TeWijzigenProduct, aanbieder: Aanbieder, wet: str) -> Toewijzing:
    nummer = anders.toewijzing_nummer
    return stuk.stapel.toewijzingen_van([nummer], aanbieder, wet)[nummer]


def _eigen_product(loopt: Toewijzing) -> Product:
    if loopt.product is None:
        raise Mensenwerk("Bij deze toewijzing staat geen soort hulp. Wijs het zelf toe.")
    return loopt.product


def _uitkomst(
    afgewezen: Sequence[Afwijzing], dossier_id: UUID, mens: Persoon, gelukt: bool, regels: int
) -> Uitkomst:
    return Uitkomst(
        gelukt=gelukt,
        woorden=in_woorden(afgewezen),
        afkeur=afkeur(afgewezen),
        dossier_id=dossier_id,
        noemt=((dossier_id, mens.pk),),
        regels=regels,
    )


def _wie(bsn: str, aanbieder: Aanbieder) -> tuple[Persoon, UUID]:
    """De mens en het huishouden waar het verzoek bij hoort; liefst waar de aanbieder al helpt."""
    mens = Persoon.objects.filter(pk__in=[rij.pk for rij in kennis.personen_van([bsn]).values()])
    gevonden: Persoon | None = mens.first()
    if gevonden is None:
        raise Mensenwerk(
            "Wie dit verzoek betreft kennen we niet. Maak een huishouden, of bel de aanbieder."
        )
    al = Toewijzing.objects.filter(persoon_id=gevonden.pk, aanbieder=aanbieder)
    dossier_id = al.order_by("-ingang").values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        leden = Lid.objects.filter(
            persoon=gevonden,
            tot__isnull=True,
            dossier__soort=DossierSoort.HUISHOUDEN,
            dossier__gesloten_op__isnull=True,
        )
        dossier_id = leden.order_by("-van").values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise Mensenwerk("Bij dit verzoek hoort geen open huishouden. Open er een, of bel.")
    return gevonden, dossier_id


def _bekend(mens: Persoon, aanbieder: Aanbieder, wet: str, referenties: list[str]) -> Verzoeken:
    rijen = Toewijzing.objects.filter(
        persoon_id=mens.pk, aanbieder=aanbieder, wet=wet, nummer__isnull=False
    )
    return Verzoeken(
        toewijzingen={
            rij.nummer: kennis.als_toegewezen(rij) for rij in rijen.select_related("product")
        },
        referenties=kennis.gebruikte_referenties(aanbieder, referenties),
        in_behandeling=kennis.heeft_open_verzoek(mens, aanbieder, wet),
    )


def _product(product: g.Product | None, wet: str) -> Product:
    rij: Product | None = None
    if product is not None:
        rijen = Product.objects.filter(wet=wet, categorie=product.categorie)
        rij = rijen.filter(code=product.code or "").first()
    if rij is None:
        raise Mensenwerk("Deze soort hulp staat niet in onze lijst. Zet haar erbij, of bel.")
    return rij


def _omvang(omvang: g.Omvang | None) -> Omvang:
    if omvang is None:
        raise Mensenwerk("In dit verzoek staat geen omvang. Bel de aanbieder en wijs het zelf toe.")
    return Omvang(omvang.volume, omvang.eenheid, omvang.frequentie)
