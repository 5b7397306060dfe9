"""De open kant: de sociale kaart lezen zonder account, naar HSDS 3.0 en Open Referral UK."""
