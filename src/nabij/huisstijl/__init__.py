"""De huisstijl: basispagina, onderdelen, labels en de ene stylesheet."""
