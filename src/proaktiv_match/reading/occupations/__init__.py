"""What work of an occupation typically demands: only ever a tendency, below everything that is said about a post."""

from proaktiv_match.reading.occupations._derive import Derived, derive_demands
from proaktiv_match.reading.occupations._typical_demand import TypicalDemand
from proaktiv_match.reading.occupations._typical_demands import TypicalDemands

__all__ = ["Derived", "TypicalDemand", "TypicalDemands", "derive_demands"]
