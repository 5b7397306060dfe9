"""Wat deze gemeente heeft afgesproken: thema's, leefgebieden, stappen, aflopen, normen, vereisten."""
