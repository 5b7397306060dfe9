"""De pagina's van toewijzen."""
