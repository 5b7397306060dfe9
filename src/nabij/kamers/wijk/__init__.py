"""De gemeente in wijken en buurten, met kerncijfers en grenzen."""
