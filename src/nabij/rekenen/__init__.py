"""Rekenmethoden in gewone Python, elk op zichzelf bruikbaar."""
