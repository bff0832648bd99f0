"""Numbers as advertisements write them, and the intervals made of them."""

from proaktiv_match.reading.ads._clauses import read_data
from proaktiv_match.reading.ads._read_demand import Amount

__all__ = ["interval", "number", "plain"]


def number(written: str) -> float:
    """The number behind "38,5", "38.5" or "zehn"."""
    word = read_data("hours.toml")["numerals"].get(written)
    return float(written.replace(",", ".")) if word is None else float(word)


def plain(value: float) -> float | int:
    """Whole numbers without a fraction."""
    return int(value) if value == int(value) else round(value, 2)


def interval(low: float, high: float) -> Amount | None:
    """One number, or both ends included; `None` if they stand the wrong way round."""
    if low > high:
        return None
    return plain(low) if low == high else f"[{plain(low)},{plain(high)}]"
