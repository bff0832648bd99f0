"""From the outside in: vacancies of other systems become offers of the contract.

`import_offers` reads the Bundesagentur's Jobsuche answers, HR-BA-XML and schema.org JobPosting. What a field means
stands in data files beside this package; what was not understood is counted in a report for every file.
"""

from proaktiv_match.reading._import import import_offers
from proaktiv_match.reading._registry import Reader, register, sources
from proaktiv_match.reading._report import Duplicate, FileReport, Imported
from proaktiv_match.reading._table import mapping_table

__all__ = [
    "Duplicate",
    "FileReport",
    "Imported",
    "Reader",
    "import_offers",
    "mapping_table",
    "register",
    "sources",
]
