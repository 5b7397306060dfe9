"""Wat de belangrijkste taken kosten aan handelingen, geteld in een echte browser.

    .venv/bin/python -m bench.handelingen [--json] [--schrijf]     (na ./check, voor de browser)

Bouwt een kleine oefengemeente in een tijdelijke map, zet haar aan op deze computer, en doet elke
taak van `taken` met een duim op een telefoon (`duim`). Er wordt geteld, nooit geklokt: de seconden
komen uit het keystroke-level model. Twee keer tellen geeft dus twee keer hetzelfde.

Met `--schrijf` komt de uitkomst in `inhoud/handelingen.yaml` van de kamer afspraken, waar Nabij
haar toont, en in docs/metingen.md. `tests/browser/test_handelingen.py` telt elke ./check opnieuw.

Een taak erbij: een functie in `taken`, en de naam met `meld_taak_aan` in de kamer die haar heeft.
"""
