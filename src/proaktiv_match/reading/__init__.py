"""From the outside in: vacancies of other systems become offers of the contract.

`import_offers` reads the Bundesagentur's Jobsuche answers, HR-BA-XML and schema.org JobPosting. What a field means
stands in data files beside this package; what was not understood is counted in a report for every file.
"""

from proaktiv_match.reading._enrich import Enriched, Enricher
from proaktiv_match.reading._import import import_offers
from proaktiv_match.reading._import_participants import ImportedParticipants, import_participants
from proaktiv_match.reading._registry import (
    TABLES,
    ParticipantsReader,
    Reader,
    register,
    register_participants,
    sources,
)
from proaktiv_match.reading._report import Duplicate, FileReport, Imported
from proaktiv_match.reading._table import mapping_table

__all__ = [
    "TABLES",
    "Duplicate",
    "Enriched",
    "Enricher",
    "FileReport",
    "Imported",
    "ImportedParticipants",
    "ParticipantsReader",
    "Reader",
    "import_offers",
    "import_participants",
    "mapping_table",
    "register",
    "register_participants",
    "sources",
]
