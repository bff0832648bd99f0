"""What can be stated: measures, accommodations and words, read from the data files, not through the package.

The tests' own reading keeps them independent of the loader that they help to test.
"""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "ACCOMMODATIONS",
    "BY_KEY",
    "CLUSTERS",
    "DIMENSIONS",
    "MEASURES",
    "OFFER_KINDS",
    "OF_DIMENSION",
    "OPEN_LIST_WORDS",
    "WORDS",
    "WORD_RANGES",
    "AccommodationRow",
    "MeasureRow",
]

_DATA = Path(__file__).parents[2] / "src" / "proaktiv_match" / "vocabulary" / "data"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One axis: `kind` is `ceiling`, `need`, `set` or `need-set`; `unit` is empty for sets."""

    dimension: str
    measure: str
    kind: str
    unit: str
    options: tuple[str, ...]
    safety: bool
    group: str

    @property
    def key(self) -> tuple[str, str]:
        """Dimension and measure."""
        return self.dimension, self.measure

    @property
    def is_ordered(self) -> bool:
        """Whether amounts are stated, not options."""
        return self.unit != ""


@dataclass(frozen=True, slots=True)
class AccommodationRow:
    """One catalogue entry: `acts_on` are the dimensions of its effects, `provides` those that it adds something to."""

    id: str
    acts_on: tuple[str, ...]
    provides: tuple[str, ...]
    own_claim: bool


OPEN_LIST_WORDS = {
    "inhalative": ("Mehlstaub", "Staub", "mehlstaub", "Lösungsmittel", "Loesungsmittel", "Schweißrauch", "Latex"),
    "skin_wet": ("Latex", "Reinigungsmittel", "Desinfektionsmittel", "latex", "Öle", "Oele", "Spüle", "Öl"),
}
"""Open lists compare folded strings, and one may contain the other (A4)."""


def _measures() -> tuple[MeasureRow, ...]:
    rows = []
    for row in csv.DictReader((_DATA / "dimensions.csv").read_text("utf-8").splitlines()):
        for text in row["measures"].split(";"):
            name, kind, last = text.split(":", 2)
            is_set = kind in ("set", "need-set")
            options = tuple(last.split("|")) if is_set else ()
            if last == "open list":
                options = OPEN_LIST_WORDS[row["id"]]
            safety = row["safety"] == "all" or name in row["safety"].split("|")
            rows.append(MeasureRow(row["id"], name, kind, "" if is_set else last, options, safety, row["group"]))
    return tuple(rows)


def _accommodations() -> tuple[AccommodationRow, ...]:
    rows = []
    for row in csv.DictReader((_DATA / "accommodations.csv").read_text("utf-8").splitlines()):
        effects = [effect.strip() for effect in row["effects"].split(";")]
        targets = dict.fromkeys(effect.split(".")[0] for effect in effects)
        provides = dict.fromkeys(
            effect.split(".")[0] for effect in effects if effect.split("=")[1].split()[0] in ("provide", "add")
        )
        rows.append(AccommodationRow(row["id"], tuple(targets), tuple(provides), row["own_claim"] == "1"))
    return tuple(rows)


def _words() -> dict[tuple[str, str], str]:
    lexicons = tomllib.loads((_DATA / "lexicons.toml").read_text("utf-8"))
    return {
        (name, word): meaning["demand"]
        for name, raw in lexicons.items()
        if isinstance(raw, dict)
        for word, meaning in raw["words"].items()
    }


MEASURES = _measures()
BY_KEY = {row.key: row for row in MEASURES}
DIMENSIONS = tuple(dict.fromkeys(row.dimension for row in MEASURES))
OF_DIMENSION = {name: tuple(row for row in MEASURES if row.dimension == name) for name in DIMENSIONS}
ACCOMMODATIONS = _accommodations()
WORD_RANGES = _words()
"""Lexicon and word to the interval that the word means in a demand."""
WORDS = tuple(WORD_RANGES)

CLUSTERS = (
    ("lift_carry",),
    ("shift_pattern",),
    ("shift_pattern",),
    ("daily_hours", "weekly_hours"),
    ("sitting", "posture_change"),
    ("standing", "posture_change", "walking"),
    ("work_heaviness", "lift_carry"),
    ("work_heaviness", "forced_posture"),
    ("push_pull", "moving_machines"),
    ("public_contact",),
    ("commute", "screen_keyboard"),
    ("skin_wet", "ppe"),
    ("skin_wet",),
    ("inhalative", "ppe"),
    ("fine_motor", "repetitive_hand", "speech"),
    ("heights_ladders", "driving"),
    ("substance_trigger",),
    ("hearing",),
    ("vision",),
    ("guidance", "facilities", "extra_breaks"),
    ("retreat_quiet", "noise", "absences"),
    ("concentration", "learning_memory", "planning_autonomy"),
    ("teamwork", "conflict_emotion", "divided_attention"),
    ("time_pressure", "pace_piecework"),
    ("vibration",),
)
"""Dimensions that rules, accommodations or side effects tie together."""

OFFER_KINDS = (
    "employment",
    "minijob",
    "apprenticeship",
    "entry_qualification",
    "trial",
    "probation",
    "internship",
    "training",
    "subsidised_16e",
    "subsidised_16i",
    "work_opportunity",
    "supported",
    "additional_income",
    "budget_for_work",
)
