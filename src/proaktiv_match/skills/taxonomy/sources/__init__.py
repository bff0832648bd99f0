"""Readers of the sources a taxonomy can be built from; each gives a `TaxonomyContent`."""

from proaktiv_match.skills.taxonomy.sources._ba_catalogue import read_ba_catalogue
from proaktiv_match.skills.taxonomy.sources._build import Inputs, build, read_sources
from proaktiv_match.skills.taxonomy.sources._crosswalk import read_crosswalk
from proaktiv_match.skills.taxonomy.sources._dkz import read_titles
from proaktiv_match.skills.taxonomy.sources._esco import read_esco
from proaktiv_match.skills.taxonomy.sources._kldb import read_kldb
from proaktiv_match.skills.taxonomy.sources._own_csv import COLUMNS, read_own_csv

__all__ = [
    "COLUMNS",
    "Inputs",
    "build",
    "read_ba_catalogue",
    "read_crosswalk",
    "read_esco",
    "read_kldb",
    "read_own_csv",
    "read_sources",
    "read_titles",
]
