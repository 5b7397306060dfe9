"""Wat deze gemeente heeft afgesproken: themas, leefgebieden, normen, en wat zij extra vraagt."""
