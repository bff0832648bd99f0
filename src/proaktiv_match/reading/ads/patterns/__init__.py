"""Patterns: what the words of advertisements demand, as data, with the machine that finds them.

The language of the forms is told in `_language`; the patterns lie in `data/`, a file for each group of dimensions.
"""

from proaktiv_match.reading.ads.patterns._amount_beside import amounts_beside
from proaktiv_match.reading.ads.patterns._clause import beside, small
from proaktiv_match.reading.ads.patterns._contexts import setting_of
from proaktiv_match.reading.ads.patterns._denials import framed_denial, is_answer
from proaktiv_match.reading.ads.patterns._language import FormError
from proaktiv_match.reading.ads.patterns._loader import patterns
from proaktiv_match.reading.ads.patterns._matcher import Hit, find_hits
from proaktiv_match.reading.ads.patterns._pattern import Gift, Pattern
from proaktiv_match.reading.ads.patterns._polarity import Polarity, Reading, read_polarity
from proaktiv_match.reading.ads.patterns._spelling import righted

__all__ = [
    "FormError",
    "Gift",
    "Hit",
    "Pattern",
    "Polarity",
    "Reading",
    "amounts_beside",
    "beside",
    "find_hits",
    "framed_denial",
    "is_answer",
    "patterns",
    "read_polarity",
    "righted",
    "setting_of",
    "small",
]
