"""De pagina's van plan en regie."""
