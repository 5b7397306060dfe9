"""De poort: niemand leest een dossier zonder betrokken te zijn, en elke blik staat eerst in het logboek."""
