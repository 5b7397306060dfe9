"""Hoe snel de pagina's zijn, naast wat dezelfde server en database minstens kosten."""
