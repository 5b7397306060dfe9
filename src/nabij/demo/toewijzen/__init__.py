"""Hulp die toegewezen wordt, begint en stopt: de aanbieders, het verloop, en de twee afnemers."""
