"""Wat de toegang verandert: betrekken, beeindigen, waarnemen, afschermen, verplaatsen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest

from nabij.fundament import klok
from nabij.kamers.account.handelingen import leg_klaar
from nabij.kamers.account.models import Account, Rol, Rolnaam
from nabij.kamers.poort import rechten, wachter
from nabij.kamers.poort.begrippen import (
    Actie,
    Afscherming,
    Betrokkenrol,
    Doel,
    Noodreden,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.logboek.schrijven import GEWEIGERD, leg_vast
from nabij.kamers.poort.models import (
    Betrokkenheid,
    Dossier,
    Dossiergang,
    DossierPersoon,
    Seintje,
    SeintjeSoort,
    Vervanging,
    als_reeks,
)
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wie import Wie, wie

NOODKNOP_DUUR = timedelta(hours=24)
PER_POST = (SeintjeSoort.NOODKNOP, SeintjeSoort.OVERDRACHT, SeintjeSoort.VEILIGHEID)


@dataclass(frozen=True)
class Kaartje:
    """Wat wie niet betrokken is te weten krijgt: bekend, en wie te bellen. Nooit een adres."""

    dossier_id: UUID
    teamnaam: str
    telefoon: str


@transaction.atomic
def betrek(
    *,
    dossier_id: UUID,
    account_id: UUID,
    rol: Betrokkenrol,
    door: Wie,
    onderdelen: Collection[Onderdeel] = (),
    tot: datetime | None = None,
    reden: str = "",
    op: datetime | None = None,
) -> Betrokkenheid:
    """Geef iemand toegang in een rol. Bestaat die al open, dan verandert er niets.

    Regisseur en aanspreekpunt zijn er samen hoogstens een: de vorige eindigt.
    """
    moment = op or klok.nu()
    lopend = Betrokkenheid.objects.filter(
        rechten.actief(moment), dossier_id=dossier_id, account_id=account_id, rol=rol
    ).first()
    if lopend and tot is None and lopend.tot is None:
        return lopend
    if rol in rechten.EERSTEN:
        eindig(dossier_id=dossier_id, rollen=rechten.EERSTEN, op=moment)
    nieuwe = Betrokkenheid.objects.create(
        dossier_id=dossier_id,
        account_id=account_id,
        rol=rol,
        onderdelen=als_reeks(onderdelen),
        van=moment,
        tot=tot,
        reden=reden,
        gegeven_door_id=door.account_id,
    )
    leg_vast(
        None, door, actie=Actie.BETREKKEN, doel=Doel.HULP, dossier_id=dossier_id,
        objectsoort="account", object_id=str(account_id), regel=str(rol),
        onderdeel=",".join(sorted(onderdelen)),
    )  # fmt: skip
    return nieuwe


def eindig(
    *,
    dossier_id: UUID,
    rollen: Collection[Betrokkenrol],
    op: datetime | None = None,
    account_id: UUID | None = None,
) -> int:
    """Beeindig lopende betrokkenheid in deze rollen (van een account of van allen)."""
    rijen = Betrokkenheid.objects.filter(
        dossier_id=dossier_id, rol__in=list(rollen), tot__isnull=True
    )
    if account_id:
        rijen = rijen.filter(account_id=account_id)
    return rijen.update(tot=op or klok.nu())


def eindig_tijdelijk(*, dossier_id: UUID, op: datetime) -> None:
    """Wie voor een periode meekeek, leest vanaf `op` niet meer; de noodknop loopt zelf af.

    Net voor `op`, zodat terugdraaien wie tijdelijk was niet zonder einde terughaalt.
    """
    rijen = Betrokkenheid.objects.filter(dossier_id=dossier_id, tot__gt=op)
    einde = Value(op - timedelta(milliseconds=1), output_field=DateTimeField())
    rijen.exclude(rol=Betrokkenrol.NOODKNOP).update(tot=Greatest(F("van"), einde))


def eindig_nu(*, betrokkenheid_id: UUID, dossier_id: UUID) -> bool:
    """Laat een betrokkenheid met een einddag eerder eindigen; False als ze al voorbij is."""
    moment = klok.nu()
    rijen = Betrokkenheid.objects.filter(
        pk=betrokkenheid_id, dossier_id=dossier_id, tot__gt=moment, van__lte=moment
    )
    return bool(rijen.update(tot=moment))


@transaction.atomic
def neem_waar(
    *, voor: UUID, door: UUID, van: date, tot: date, gegeven: Wie, dossier_id: UUID | None = None
) -> Vervanging:
    """Leg vast dat `door` van `van` tot (en niet op) `tot` waarneemt voor `voor`."""
    if gegeven.account_id is None:
        raise wachter.GeenToegang("Alleen een medewerker kan iemand laten waarnemen.")
    vervanging = Vervanging.objects.create(
        voor_id=voor,
        door_id=door,
        van=van,
        tot=tot,
        dossier_id=dossier_id,
        gegeven_door_id=gegeven.account_id,
    )
    leg_vast(
        None, gegeven, actie=Actie.BETREKKEN, doel=Doel.HULP, dossier_id=dossier_id,
        objectsoort="account", object_id=str(door), namens=str(voor), regel=Relatie.VERVANGER,
    )  # fmt: skip
    return vervanging


def trek_vervanging_in(*, vervanging_id: UUID) -> None:
    Vervanging.objects.filter(pk=vervanging_id, ingetrokken_op__isnull=True).update(
        ingetrokken_op=klok.nu()
    )


def kaartje(verzoek: Any, *, dossier_id: UUID) -> Kaartje | None:
    """Het kaartje van een bekend huishouden, vastgelegd en gemeld aan wie het kent.

    None als het bestaan verborgen is of als het om het eigen adres gaat; ook dat wordt vastgelegd.
    """
    kijkt = wie(verzoek)
    dossier: Any = (
        Dossier.objects.filter(pk=dossier_id)
        .select_related("team")
        .filter(rechten.niet_eigen(kijkt))
        .first()
    )
    zichtbaar = dossier is not None and dossier.afscherming < Afscherming.BESTAAN_VERBORGEN
    naamdrager = DossierPersoon.objects.filter(dossier_id=dossier_id, naamdrager=True)
    leg_vast(
        verzoek, kijkt, actie=Actie.KAARTJE, doel=Doel.ZOEKEN, dossier_id=dossier_id,
        personen=naamdrager.values_list("persoon_id", flat=True) if zichtbaar else (),
        aantal=int(zichtbaar), **({} if zichtbaar else {"uitkomst": GEWEIGERD}),
    )  # fmt: skip
    if not zichtbaar:
        return None
    seintje(dossier_id=dossier_id, soort=Seintje.Soort.KAARTJE, van=kijkt)
    return Kaartje(dossier.pk, dossier.team.naam, dossier.team.telefoon)


@transaction.atomic
def noodknop(verzoek: Any, *, dossier_id: UUID, reden: Noodreden, toelichting: str) -> None:
    """Open een dossier voor 24 uur om te lezen; gemeld aan regisseur, teamleider en fg."""
    kijkt = wie(verzoek)
    if kijkt.account_id is None or kijkt.medewerker_id is None:
        raise wachter.GeenToegang("Alleen voor wie in een team werkt.")
    dossier: Any = (
        Dossier.objects.filter(pk=dossier_id, afscherming__lt=Afscherming.BESTAAN_VERBORGEN)
        .filter(rechten.niet_eigen(kijkt))
        .first()
    )
    if dossier is None:
        raise wachter.GeenToegang("Deze pagina bestaat niet, of is niet voor jou.")
    leg_vast(
        verzoek, kijkt, actie=Actie.BETREKKEN, doel=Doel.NOODGEVAL, dossier_id=dossier_id,
        noodknop=reden, regel=Betrokkenrol.NOODKNOP,
    )  # fmt: skip
    moment = klok.nu()
    Betrokkenheid.objects.create(
        dossier_id=dossier_id,
        account_id=kijkt.account_id,
        rol=Betrokkenrol.NOODKNOP,
        van=moment,
        tot=moment + NOODKNOP_DUUR,
        reden=toelichting,
        gegeven_door_id=kijkt.account_id,
    )
    toezicht = Rol.objects.nu().filter(rol=Rolnaam.FG).values_list("account_id", flat=True)
    leiders = (
        Rol.objects.nu()
        .filter(rol=Rolnaam.TEAMLEIDER, account__medewerker__lidmaatschappen__team=dossier.team_id)
        .values_list("account_id", flat=True)
    )
    seintje(
        dossier_id=dossier_id,
        soort=Seintje.Soort.NOODKNOP,
        van=kijkt,
        ook=[*toezicht, *leiders],
        reden=reden,
    )


def seintje(
    *,
    dossier_id: UUID,
    soort: SeintjeSoort,
    van: Wie | None = None,
    voor: Collection[UUID] | None = None,
    ook: Collection[UUID] = (),
    reden: str = "",
) -> None:
    """Laat iemand weten dat er iets is: `voor`, of anders regisseur of aanspreekpunt.

    Wat niet kan wachten komt ook per e-mail, zonder inhoud: er staat een bericht klaar.
    """
    if voor is None:
        voor = Betrokkenheid.objects.filter(
            rechten.actief(klok.nu()), dossier_id=dossier_id, rol__in=list(rechten.EERSTEN)
        ).values_list("account_id", flat=True)
    afzender = van.account_id if van else None
    ontvangers = {*voor, *ook} - {afzender}
    Seintje.objects.bulk_create(
        Seintje(voor_id=ontvanger, dossier_id=dossier_id, soort=soort, van_id=afzender, reden=reden)
        for ontvanger in ontvangers
    )
    if soort in PER_POST:
        for account in Account.objects.filter(pk__in=ontvangers):
            leg_klaar(account, soort)


def gezien(*, seintje_id: UUID, door: Wie) -> None:
    """Zet een eigen seintje op gezien."""
    Seintje.objects.filter(pk=seintje_id, voor_id=door.account_id, gezien_op__isnull=True).update(
        gezien_op=klok.nu()
    )


def seintje_klaar(*, dossier_id: UUID, soort: SeintjeSoort) -> None:
    """Wat dit seintje vroeg is gedaan, of hoeft niet meer: niemand hoeft het nog te zien."""
    Seintje.objects.filter(dossier_id=dossier_id, soort=soort, gezien_op__isnull=True).update(
        gezien_op=klok.nu()
    )


def zet_persoon(
    *,
    dossier_id: UUID,
    persoon_id: UUID,
    onderdeel: Onderdeel,
    naamdrager: bool = False,
    afscherming: Afscherming | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> None:
    """Leg vast dat een persoon in dit deel van het dossier te zien is (of was, met `tot`)."""
    velden: dict[str, Any] = {"tot": tot}
    if afscherming is not None:
        velden["afscherming"] = afscherming
    if naamdrager:
        DossierPersoon.objects.filter(dossier_id=dossier_id).update(naamdrager=False)
        velden["naamdrager"] = True
    DossierPersoon.objects.update_or_create(
        dossier_id=dossier_id,
        persoon_id=persoon_id,
        onderdeel=onderdeel,
        defaults=velden,
        create_defaults={**velden, "van": van or klok.vandaag()},
    )


@transaction.atomic
def scherm_af(*, dossier_id: UUID, persoon_id: UUID, niveau: Afscherming, door: Wie) -> Afscherming:
    """Zet de afscherming van een persoon; het huishouden neemt de hoogste van zijn mensen."""
    DossierPersoon.objects.filter(dossier_id=dossier_id, persoon_id=persoon_id).update(
        afscherming=niveau
    )
    hoogste = max(
        DossierPersoon.objects.filter(dossier_id=dossier_id).values_list("afscherming", flat=True),
        default=Afscherming.NORMAAL,
    )
    dossier = Dossier.objects.get(pk=dossier_id)
    if dossier.afscherming != hoogste:
        Dossiergang.objects.create(
            dossier=dossier,
            soort=Dossiergang.Soort.AFSCHERMING,
            van=str(dossier.afscherming),
            naar=str(hoogste),
            door_id=door.account_id,
        )
        Dossier.objects.filter(pk=dossier_id).update(afscherming=hoogste)
    return Afscherming(hoogste)


@transaction.atomic
def geef_aan_team(*, dossier_id: UUID, team_id: UUID, door: Wie) -> None:
    """Verplaats een dossier naar een ander team, met een spoor."""
    dossier = Dossier.objects.select_for_update().get(pk=dossier_id)
    Dossiergang.objects.create(
        dossier=dossier,
        soort=Dossiergang.Soort.TEAM,
        van=str(dossier.team_id),
        naar=str(team_id),
        door_id=door.account_id,
    )
    Dossier.objects.filter(pk=dossier_id).update(team_id=team_id, team_sinds=klok.vandaag())


@transaction.atomic
def neem_op(*, vraag_id: UUID, huishouden_id: UUID, door: Wie) -> None:
    """Een vraag gaat op in het huishouden, met wie erin stond. Wie betrokken was is dat niet meer.

    Raises `GeenToegang` als ze intussen al ergens in opging.
    """
    vraag = Dossier.objects.select_for_update().get(pk=vraag_id)
    if vraag.opgegaan_in_id is not None:
        raise wachter.GeenToegang("Deze vraag staat al bij een huishouden.")
    for persoon in DossierPersoon.objects.filter(dossier=vraag):
        zet_persoon(
            dossier_id=huishouden_id,
            persoon_id=persoon.persoon_id,
            onderdeel=Onderdeel(persoon.onderdeel),
            van=persoon.van,
        )
    Dossiergang.objects.create(
        dossier=vraag,
        soort=Dossiergang.Soort.OPGEGAAN,
        van=str(vraag.pk),
        naar=str(huishouden_id),
        door_id=door.account_id,
    )
    Dossier.objects.filter(pk=vraag_id).update(opgegaan_in_id=huishouden_id, gesloten_op=klok.nu())
    eindig(dossier_id=vraag_id, rollen=frozenset(Betrokkenrol))


def geef_vrij(verzoek: Any, zicht: Zicht) -> None:
    """De regels over veiligheid tot nu toe zijn te zien voor wie vraagt wie er keek.

    Dat staat zelf in het logboek, en daaraan is te zien tot waar het geldt: wat daarna komt
    blijft weer dicht. Raises `GeenToegang` voor wie niet bij veiligheid genoemd is.
    """
    if not zicht.mag(Recht.SCHRIJVEN, Onderdeel.VEILIGHEID):
        raise wachter.GeenToegang("Alleen wie over de veiligheid gaat geeft dit vrij.")
    leg_vast(
        verzoek, zicht.wie, actie=Actie.VRIJGEVEN, doel=Doel.HULP, dossier_id=zicht.dossier.pk,
        onderdeel=Onderdeel.VEILIGHEID,
    )  # fmt: skip


def sluit(*, dossier_id: UUID, op: datetime | None = None) -> None:
    Dossier.objects.filter(pk=dossier_id).update(gesloten_op=op or klok.nu())


def heropen(*, dossier_id: UUID) -> None:
    Dossier.objects.filter(pk=dossier_id).update(gesloten_op=None)
