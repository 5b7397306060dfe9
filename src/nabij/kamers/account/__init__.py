"""Wie zich aanmeldt, met welke factor en in welke rol; en de post die naar buiten gaat."""
