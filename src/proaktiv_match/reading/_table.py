"""The field map as a table for the documentation."""

from proaktiv_match.reading._field_map import field_map, load_data

__all__ = ["mapping_table"]

_FILES = {"ba-jobsuche": "ba_jobsuche", "hr-ba-xml": "hr_ba_xml", "schema-org": "schema_org"}


def mapping_table(source: str) -> str:
    """What becomes of every known key of a source, as a Markdown table.

    Args:
        source: `"ba-jobsuche"`, `"hr-ba-xml"` or `"schema-org"`.
    """
    data = load_data(f"{_FILES[source]}.toml")
    known = field_map(_FILES[source])
    lines = [f"Stand {known.date}.", "", "| Feld der Quelle | wird zu |", "|---|---|"]
    for entry in data["field"]:
        target = f'`ext["{entry["key"]}"]`' if entry["to"] == "ext" else f"`{entry['to']}`"
        value = f" = {entry['value']}" if entry.get("value") and entry["to"] != "ext" else ""
        lines.append(f"| {_keys(entry['paths'])} | {target}{value} |")
    lines.extend(f"| {_keys(entry['paths'])} | nicht übernommen: {entry['de']} |" for entry in data["unused"])
    return "\n".join(lines) + "\n"


def _keys(paths: list[str]) -> str:
    return ", ".join(f"`{path}`" for path in paths)
