"""Match people with health restrictions to jobs: item by item, every line explained, no total score.

    from proaktiv_match import Matcher, read_offers, read_participants

    matcher = Matcher(read_offers("offers.jsonl"))
    for participant in read_participants("participants.jsonl"):
        result = matcher.suggest(participant)

The names load when they are first used, so that `import proaktiv_match` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proaktiv_match.errors import ProaktivMatchError
    from proaktiv_match.fit import Finding, Verdict
    from proaktiv_match.matching import Matcher, Result, Suggestion
    from proaktiv_match.profiles import Offer, Participant, read_offers, read_participants
    from proaktiv_match.skills import Taxonomy

__all__ = [
    "Finding",
    "Matcher",
    "Offer",
    "Participant",
    "ProaktivMatchError",
    "Result",
    "Suggestion",
    "Taxonomy",
    "Verdict",
    "__version__",
    "read_offers",
    "read_participants",
]

__version__ = "0.1.0"

_ROOMS = {
    "Finding": "fit",
    "Matcher": "matching",
    "Offer": "profiles",
    "Participant": "profiles",
    "ProaktivMatchError": "errors",
    "Result": "matching",
    "Suggestion": "matching",
    "Taxonomy": "skills",
    "Verdict": "fit",
    "read_offers": "profiles",
    "read_participants": "profiles",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(f"proaktiv_match.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
