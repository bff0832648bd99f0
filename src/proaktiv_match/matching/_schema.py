"""JSON Schema of a result."""

import json
from importlib.resources import files
from typing import Any

__all__ = ["result_schema"]


def result_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one object of `match` and `why`; a fresh copy."""
    schema: dict[str, Any] = json.loads(files(__package__).joinpath("data", "result.schema.json").read_text("utf-8"))
    return schema
