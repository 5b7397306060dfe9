"""Een huishouden, een plan, een regisseur: doelen, acties, terugkijken, overdragen en afsluiten."""
