"""De kamers van het huis. Een hogere kamer mag een lagere gebruiken, nooit andersom."""
