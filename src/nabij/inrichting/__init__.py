"""Hoe het huis is ingericht: instellingen, adressen en de webserver."""
