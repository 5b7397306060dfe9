"""Iemand erbij halen: van een korte vraag tot een tijd meekijken. De regisseur blijft."""
