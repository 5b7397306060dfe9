"""De pagina's van bewoners."""
