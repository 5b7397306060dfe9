"""Van de gemeente: welke huisnummers van een postcode in welke buurt liggen."""
