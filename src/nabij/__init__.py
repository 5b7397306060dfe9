"""Nabij: het informatiesysteem van het sociaal wijkteam, van eerste vraag tot evaluatie."""
