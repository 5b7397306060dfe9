"""Regels van de kamer consult. Puur: geen Django, de dag komt als argument binnen."""
