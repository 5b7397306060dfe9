"""Het wijkteam: wie erin werkt, wie dienst heeft, wat iemand kan en mag, en voor wie het team er is."""
