"""Rekenen zonder Django; elk deel is los te gebruiken.

Wat op patronen zoekt heeft numpy en scipy nodig. Een webproces laadt die nooit.
"""
