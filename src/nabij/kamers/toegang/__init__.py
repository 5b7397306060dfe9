"""De voordeur: van een vraag in een zin naar een gesprek over wat er speelt."""
