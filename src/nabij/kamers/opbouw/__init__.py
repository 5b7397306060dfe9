"""Opbouwwerk: ergens zijn zonder namen op te schrijven, en langs de deur met een brief vooraf."""
