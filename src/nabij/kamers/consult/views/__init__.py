"""De pagina's van consult: overleggen, erbij halen, nergens welkom."""
