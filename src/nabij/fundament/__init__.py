"""Gewone Python zonder Django: klok, sleutels, perioden, kluis, bsn."""
