"""Advertisements: what the text of a vacancy demands and asks for, each with its exact quote.

`AdReader` reads an advertisement into an offer of the contract: demands on all dimensions, hours, shifts, licences,
languages, education, skills. What is read by which words stands in the data files beside the code.
"""

from proaktiv_match.reading.ads._ad_text import AdText, Clause, Section
from proaktiv_match.reading.ads._ads_file import iter_ads
from proaktiv_match.reading.ads._demands import read_demands
from proaktiv_match.reading.ads._offer import Ad, AdReader
from proaktiv_match.reading.ads._read_demand import ReadDemand

__all__ = ["Ad", "AdReader", "AdText", "Clause", "ReadDemand", "Section", "iter_ads", "read_demands"]
