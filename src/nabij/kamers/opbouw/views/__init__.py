"""De pagina's van het opbouwwerk: de agenda, tellen, en een ronde langs de deur."""
