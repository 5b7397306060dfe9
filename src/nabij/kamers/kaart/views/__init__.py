"""De pagina's van de sociale kaart voor medewerkers."""
