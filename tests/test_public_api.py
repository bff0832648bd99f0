"""The public names of the contract, and that importing them loads no framework."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import proaktiv_match

CONTRACT = {
    "Matcher",
    "Participant",
    "Offer",
    "Taxonomy",
    "read_participants",
    "read_offers",
    "Result",
    "Suggestion",
    "Finding",
    "Verdict",
    "ProaktivMatchError",
}
MOST = 20
FRAMEWORKS = {
    "typer",
    "click",
    "rich",
    "fastapi",
    "starlette",
    "uvicorn",
    "sqlalchemy",
    "alembic",
    "jinja2",
    "pyspark",
    "pyarrow",
    "pandas",
    "polars",
    "lxml",
    "defusedxml",
    "scipy",
    "sklearn",
    "joblib",
    "matplotlib",
    "requests",
    "httpx",
    "hypothesis",
    "pytest",
    "yaml",
}


def loaded_by(code: str) -> set[str]:
    command = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_the_names_of_the_contract_are_there():
    assert set(proaktiv_match.__all__) >= CONTRACT
    assert len(proaktiv_match.__all__) <= MOST
    assert dir(proaktiv_match) == sorted(dir(proaktiv_match))
    for name in proaktiv_match.__all__:
        assert name in dir(proaktiv_match)
        assert getattr(proaktiv_match, name) is not None


def test_the_version_is_that_of_the_package():
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))["project"]
    assert proaktiv_match.__version__ == project["version"]


def test_other_names_are_an_error():
    with pytest.raises(AttributeError, match="Matchmaker"):
        proaktiv_match.Matchmaker  # noqa: B018


def test_importing_the_package_loads_nothing_but_itself():
    before = loaded_by("")
    assert loaded_by("import proaktiv_match") - before <= {"proaktiv_match", "importlib", "typing", "warnings"} | set(
        sys.stdlib_module_names
    )


def test_using_every_public_name_loads_no_framework():
    loaded = loaded_by("from proaktiv_match import *")
    assert "proaktiv_match" in loaded
    assert "pydantic" in loaded
    assert not loaded & FRAMEWORKS
