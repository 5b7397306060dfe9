"""Rekenen in gewone Python, zonder Django en zonder pakketten; elk deel is los te gebruiken."""
