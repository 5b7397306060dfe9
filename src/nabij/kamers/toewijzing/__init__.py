"""Wat er is toegewezen, of het begint en of het gebruikt wordt, en de berichten daarover."""
