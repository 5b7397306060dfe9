"""De sociale kaart: wat er is, voor wie, hoe je binnenkomt, en hoe vers dat bericht is."""
