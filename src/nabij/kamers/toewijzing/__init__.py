"""Wat er is toegewezen, of het begint, of het gebruikt wordt, en de berichten van en naar buiten."""
