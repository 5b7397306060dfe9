"""Het wijkteam: wie erin werkt, wie dienst heeft, wat iemand kan, en voor wie het er is."""
