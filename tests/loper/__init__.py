"""De loper: draait alle delen van `./check`, en wat tests ervan nodig hebben."""
