"""De verzonnen gemeente: dezelfde zaadwaarde geeft dezelfde mensen."""
