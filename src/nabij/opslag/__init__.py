"""Wat elke tabel deelt: een sleutel, een geldigheid, een versie. Geen eigen tabellen."""
