"""De poort: niemand leest zonder betrokken te zijn, en elke blik staat eerst in het logboek."""
