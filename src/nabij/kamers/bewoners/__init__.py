"""De mensen: persoon, huishouden, adres, netwerk, contact en de ene tijdlijn."""
