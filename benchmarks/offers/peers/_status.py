"""Status of one limit on one offer, as the engines with a full order count it."""

__all__ = ["ADAPTABLE", "BARRED", "CONFLICT", "FITS", "LIKELY", "OPEN"]

FITS, ADAPTABLE, OPEN, LIKELY, BARRED, CONFLICT = 1, 2, 3, 4, 5, 6
"""`OPEN`, `LIKELY` (likely fits) and `BARRED` (likely exceeded) are the three leanings of a check."""
