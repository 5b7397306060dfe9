"""Gereedschap van `./demo` en `./check`: gewone Python, zonder pakketten van buiten."""
