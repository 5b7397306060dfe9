"""De werkplek van wie in het wijkteam werkt: pagina's die meer kamers samen laten zien."""
