"""Regels van de sociale kaart. Puur: geen Django, de dag komt als argument binnen."""
