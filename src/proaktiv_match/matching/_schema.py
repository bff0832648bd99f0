"""JSON Schemas of what comes out."""

import json
from importlib.resources import files
from typing import Any

__all__ = ["band_schema", "cases_schema", "result_schema"]


def result_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one object of `match` and `why`; a fresh copy."""
    return _schema("result.schema.json")


def cases_schema() -> dict[str, Any]:
    """JSON Schema of the object of `match --for-offer`; a fresh copy."""
    return _schema("cases.schema.json")


def band_schema() -> dict[str, Any]:
    """JSON Schema of the object of `match --for-offer --bands`; a fresh copy."""
    return _schema("band.schema.json")


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(files(__package__).joinpath("data", name).read_text("utf-8"))
    return schema
