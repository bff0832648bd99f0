"""What is stated, and by whom: participants and offers of the contract, read and checked at the door."""

from proaktiv_match.profiles._amount import Amount, Side
from proaktiv_match.profiles._arrangement import AccommodationState, Arrangement, Confirmation, RampStep
from proaktiv_match.profiles._diagnosis import diagnosis_codes
from proaktiv_match.profiles._fields import Certainty, LimitSource, OfferKind
from proaktiv_match.profiles._offer import (
    Demand,
    DemandSource,
    Employer,
    Offer,
    OfferOccupation,
    RequiredEducation,
    RequiredLanguage,
    RequiredLicence,
    RequiredSkill,
    Workplace,
)
from proaktiv_match.profiles._participant import (
    Assessment,
    Education,
    Entitlement,
    Home,
    KnownLanguage,
    KnownSkill,
    Limit,
    Note,
    Participant,
    PastOccupation,
    Stability,
    Within,
)
from proaktiv_match.profiles._pointer import pointer
from proaktiv_match.profiles._ranks import ADVERTISED, IMPLIED, STATED, TYPICAL, deciding, rank
from proaktiv_match.profiles._reader import (
    iter_offers,
    iter_participants,
    offer_from,
    participant_from,
    read_offers,
    read_participants,
)
from proaktiv_match.profiles._schema import json_schema
from proaktiv_match.profiles._single_byte import single_byte_encoding
from proaktiv_match.profiles._wishes import Wish, Wishes

__all__ = [
    "ADVERTISED",
    "IMPLIED",
    "STATED",
    "TYPICAL",
    "AccommodationState",
    "Amount",
    "Arrangement",
    "Assessment",
    "Certainty",
    "Confirmation",
    "Demand",
    "DemandSource",
    "Education",
    "Employer",
    "Entitlement",
    "Home",
    "KnownLanguage",
    "KnownSkill",
    "Limit",
    "LimitSource",
    "Note",
    "Offer",
    "OfferKind",
    "OfferOccupation",
    "Participant",
    "PastOccupation",
    "RampStep",
    "RequiredEducation",
    "RequiredLanguage",
    "RequiredLicence",
    "RequiredSkill",
    "Side",
    "Stability",
    "Wish",
    "Wishes",
    "Within",
    "Workplace",
    "deciding",
    "diagnosis_codes",
    "iter_offers",
    "iter_participants",
    "json_schema",
    "offer_from",
    "participant_from",
    "pointer",
    "rank",
    "read_offers",
    "read_participants",
    "single_byte_encoding",
]
