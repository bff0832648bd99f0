"""`schema`: JSON Schema of what goes in and comes out."""

import json
import sys

from proaktiv_match.cli._options import SchemaName
from proaktiv_match.matching import band_schema, cases_schema, result_schema
from proaktiv_match.profiles import json_schema

__all__ = ["print_schema"]


def print_schema(name: SchemaName) -> None:
    """Print the schema of a participant, an offer, a result, the cases of an offer, or their number in a band."""
    match name:
        case SchemaName.RESULT:
            made = result_schema()
        case SchemaName.CASES:
            made = cases_schema()
        case SchemaName.BAND:
            made = band_schema()
        case SchemaName.PARTICIPANT:
            made = json_schema("participant")
        case SchemaName.OFFER:
            made = json_schema("offer")
    sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
