"""De lijn staat op haar plek: even schaal voor lijn en band, en op het midden van elk stuk."""

from __future__ import annotations

from nabij.huisstijl.lijngrafiek import Stuk, teken


def test_een_stuk_van_acht_weken_telt_per_vier_weken() -> None:
    lijn = teken([Stuk("eerst", 8, 20, 10, 30), Stuk("daarna", 4, 10, 5, 15)])
    eerste, tweede = lijn.lijn.removeprefix("M").split("L")
    assert eerste.split()[1] == tweede.split()[1], "twintig in acht weken is tien in vier"
    assert lijn.laatste == 10
    assert lijn.punt[0] == 316.0


def test_alles_blijft_op_het_papier_en_de_as_begint_bij_nul() -> None:
    lijn = teken([Stuk(str(n), 4, n * 7, n, n * 3) for n in range(1, 14)])
    assert lijn.strepen[0] == (144.0, 0)
    assert all(20.0 <= y <= 144.0 for y, _getal in lijn.strepen)
    getallen = [float(deel) for punt in lijn.lijn[1:].split("L") for deel in punt.split()]
    assert all(0 <= getal <= 316 for getal in getallen)


def test_een_stuk_zonder_vragen_of_een_enkel_stuk_gaat_ook() -> None:
    assert teken([Stuk("nu", 4, 0, 0, 0)]).punt == (316.0, 144.0)
