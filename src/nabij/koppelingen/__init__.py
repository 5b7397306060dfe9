"""Koppelingen met andere systemen. Elke koppeling kan uit; het huis staat zonder."""
