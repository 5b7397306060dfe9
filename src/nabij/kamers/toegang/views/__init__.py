"""De pagina's van de voordeur."""
