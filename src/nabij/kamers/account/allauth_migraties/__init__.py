"""De tabellen van allauth, onder het label allauth_account."""
