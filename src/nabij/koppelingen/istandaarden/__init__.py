"""Het berichtenverkeer met aanbieders: iWmo en iJw lezen, beoordelen, maken en beantwoorden.

Gewone Python met lxml, zonder Django en zonder gegevens van de gemeente; los te gebruiken:

    from nabij.koppelingen.istandaarden.controle import controleer
    oordeel = controleer(Path("bericht.xml").read_bytes(), date.today())

`formaat` beschrijft de berichten; `schema`, `lezer`, `schrijver` en `json` volgen daaruit.
`controle` beoordeelt, `retour` antwoordt, `verzenden` maakt wat een gemeente stuurt, `volume`
rekent na wat er gedeclareerd mag worden, `tonen` zegt het in gewone woorden.
"""
