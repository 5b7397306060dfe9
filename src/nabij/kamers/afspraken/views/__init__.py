"""De pagina's van de kamer afspraken."""
