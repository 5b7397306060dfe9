"""De gemeente inlezen uit bestanden van CBS en PDOK: gebieden, kerncijfers en grenzen."""
