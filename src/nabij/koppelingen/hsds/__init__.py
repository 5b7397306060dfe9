"""HSDS 3.0 (Open Referral): de sociale kaart uitwisselen met andere sociale kaarten."""
