"""Het logboek: elke blik op een eigen database, verzegeld in blokken."""
