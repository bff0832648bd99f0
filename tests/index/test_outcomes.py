"""Each measure by itself: what a search looks up is what `fit` says of the pair."""

import random

import numpy as np
import pytest

from proaktiv_match.fit import Tendency, Verdict, compare_prepared, compile_offer, prepare
from proaktiv_match.index import OfferIndex
from proaktiv_match.index._outcomes import Outcomes, Standing
from proaktiv_match.index._stretches import stretches
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills import Taxonomy
from proaktiv_match.skills.taxonomy import TaxonomyContent
from proaktiv_match.vocabulary import vocabulary
from tests.worlds import random_pair

NO_SKILLS = Taxonomy.of(TaxonomyContent(), "none")


def looked_up(person, offer):
    """Standing, hints and needed adaptations by measure, as a search reads them."""
    segment = OfferIndex.of([offer], NO_SKILLS).segments[0]
    periods = stretches(person, segment.latest_start)
    day = max(person.as_of.toordinal(), int(segment["starts"][0]))
    row = int(np.searchsorted([first for first, _ in periods], day, "right")) - 1
    found = {}
    names = list(vocabulary().accommodations)
    for one in Outcomes(segment).of(person, periods):
        code = int(segment.column(one.measure).at(np.array([0]))[0])
        standing = Standing(int(one.standings[row, code]))
        if standing:
            hints = int(one.hints[row, code])
            need = int(one.needs[row, code])
            lifting = {name for place, name in enumerate(names) if hints >> place & 1}
            found[one.measure.key] = (
                (standing, bool(one.absolute[row, code])),
                lifting if standing & Standing.CONFLICT else set(),
                one.adaptations[need - 1] if need else (),
            )
    return found


def told(finding):
    """The same as `fit` tells it."""
    standing = {
        Verdict.FITS: Standing.FITS,
        Verdict.ADAPTABLE: Standing.ADAPTABLE,
        Verdict.CHECK: Standing.LEANING if finding.tendency is Tendency.LIKELY_FITS else Standing.UNDECIDED,
        Verdict.CONFLICT: Standing.CONFLICT,
    }[finding.status]
    is_open = finding.status is Verdict.CHECK
    if is_open and finding.likely_barred:
        standing |= Standing.BARRED
    hints = set() if finding.safety else set(finding.hints)
    return (
        (standing, is_open and finding.absolute),
        hints,
        finding.accommodations if finding.status is Verdict.ADAPTABLE else (),
    )


@pytest.mark.parametrize("seed", range(8))
def test_random_pairs(seed):
    rng = random.Random(seed)
    compared = 0
    for _ in range(60):
        pair = random_pair(rng)
        raw = {key: value for key, value in pair.participant.items() if key != "arrangements"}
        person = prepare(Participant.model_validate(raw), pair.as_of)
        if person.not_ready is not None:
            continue
        offer = Offer.model_validate(pair.offer)
        findings = compare_prepared(person, compile_offer(offer, pair.as_of)).findings
        expected = {(one.dimension, one.measure): told(one) for one in findings if one.limited and one.rule != "FT-2"}
        assert looked_up(person, offer) == expected
        compared += len(expected)
    assert compared > 100
