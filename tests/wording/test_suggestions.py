"""Piles, short lines, questions, gaps and counts of real results over the invented people and offers."""

import re
from datetime import date
from pathlib import Path

import pytest

from proaktiv_match.fit import Tendency, Verdict
from proaktiv_match.matching import Matcher, Notice, OneStep, ProfileSummary, WishShown
from proaktiv_match.profiles import OfferKind, iter_participants, read_offers
from proaktiv_match.skills import FormalGap, GapKind, GapStatus
from proaktiv_match.wording import LANGUAGES, Coach
from proaktiv_match.wording._parts import wish
from proaktiv_match.wording._texts import Texts

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"
AS_OF = date(2026, 11, 21)
LEFTOVERS = re.compile(r"None|[{}\[\]]|Fraction|\(\)|  ")
DE = Coach()


@pytest.fixture(scope="module")
def results():
    matcher = Matcher(read_offers(FIXTURES / "offers.jsonl")[:100])
    return [
        matcher.suggest(participant, AS_OF, 0, include_conflicts=True)
        for participant in list(iter_participants(FIXTURES / "participants.jsonl"))[:16]
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_in_real_results_can_be_said(results, lang):
    coach = Coach(lang)
    said = 0
    for result in results:
        assert all(coach.profile(result.profile))
        if result.status != "matched":
            assert coach.not_ready(result.reason)
            continue
        texts = [coach.excluded(result.excluded), *coach.one_steps(result.excluded.one_step)]
        for suggestion in result.suggestions:
            texts += [coach.suggestion(suggestion), *coach.contributions(suggestion), *coach.wishes(suggestion)]
            texts += [coach.formal_gap(gap) for gap in suggestion.formal_gaps]
            texts += [coach.adaptation(one) for one in suggestion.adaptations]
            for finding in suggestion.findings:
                texts += [coach.finding(finding), coach.short(finding), coach.question(finding), coach.status(finding)]
                assert (finding.status is Verdict.CHECK) == bool(coach.question(finding))
        for text in texts:
            assert not LEFTOVERS.search(text), text
        said += len(texts)
    assert said > 5_000


def test_a_suggestion_shows_at_most_three_reasons_each_way(results):
    for result in results:
        for suggestion in result.suggestions:
            seen = DE.highlights(suggestion)
            assert len(seen.pros) <= 3
            assert len(seen.open) <= 3
            open_points = [one for one in suggestion.findings if one.limited and one.status is Verdict.CHECK]
            assert bool(seen.open) or not open_points
            assert bool(seen.against) == (suggestion.verdict is Verdict.CONFLICT)


def test_an_exceeded_limit_is_never_a_reason_for_an_offer(results):
    for result in results:
        for suggestion in result.suggestions:
            exceeded = {DE.short(one) for one in suggestion.findings if one.status is not Verdict.FITS and one.limited}
            assert not exceeded & set(DE.highlights(suggestion).pros)


def test_contributions_add_up_to_the_score_that_is_shown(results):
    shown = 0
    for result in results:
        for suggestion in result.suggestions:
            if suggestion.contributions:
                *parts, total = [line for line in DE.contributions(suggestion) if re.match(r"\d", line)]
                values = [float(line.split(" ")[0].replace(",", ".")) for line in parts]
                whole = float(total.split(" ")[0].replace(",", "."))
                assert sum(values) == pytest.approx(whole, abs=0.001 * len(values))
                assert whole == pytest.approx(suggestion.skill_score, abs=0.001)
                shown += 1
    assert shown


def test_names_of_piles():
    assert DE.verdict(Verdict.FITS) == "passt nach heutigem Wissen"
    assert DE.verdict(Verdict.ADAPTABLE) == "passt mit Anpassung"
    assert DE.verdict(Verdict.CHECK, Tendency.PROMISING) == "zu klären: aussichtsreich"
    assert DE.verdict(Verdict.CHECK, Tendency.UNLIKELY) == "zu klären: vermutlich überschritten"
    assert DE.verdict(Verdict.NOT_ASSESSED) == "ohne Gesundheitsangaben"
    assert DE.verdict(Verdict.CONFLICT) == "heute nicht passend"


def test_formal_gaps_are_never_said_like_health():
    assert DE.formal_gap(FormalGap(GapKind.LICENCE, "Gabelstapler", True, GapStatus.MISSING)) == (
        "Gabelstapler (fehlt, Muss)"
    )
    assert DE.formal_gap(FormalGap(GapKind.LANGUAGE, "de B2", False, GapStatus.BELOW_LEVEL)) == (
        "Deutsch B2 (nicht erreicht, erwünscht)"
    )
    assert DE.formal_gap(FormalGap(GapKind.LANGUAGE, "Tigrinya A1", False, GapStatus.UNKNOWN)) == (
        "Tigrinya A1 (nicht erfasst, erwünscht)"
    )
    assert DE.formal_gap(FormalGap(GapKind.EDUCATION, "2", True, GapStatus.UNKNOWN)) == (
        "Anforderungsniveau 2 (Fachkraft) (nicht erfasst, Muss)"
    )


def test_one_step_names_every_measure_that_would_do():
    steps = [
        OneStep("O-9", "lifting_aid", ("lift_carry",)),
        OneStep("O-9", "split_weights", ("lift_carry",)),
    ]
    assert DE.one_steps(steps, {"O-9": "Lager (O-9)"}) == [
        "Lager (O-9): Hebehilfe / Vakuumheber oder Gewichte aufteilen würde den Ausschluss aufheben (Heben/Tragen)"
    ]


def test_wishes_are_said_in_words():
    texts = Texts("de")
    assert wish(texts, WishShown("weekly_hours", value="[15,25]")) == "15 bis 25 Stunden in der Woche"
    assert wish(texts, WishShown("weekly_hours", value="20")) == "20 Stunden in der Woche"
    assert wish(texts, WishShown("weekly_hours", value="etwa 20")) == "etwa 20 in der Woche"
    assert wish(texts, WishShown("occupation", value="Lager")) == "Lager"


def test_a_thin_profile_says_so():
    assert len(DE.profile(ProfileSummary(0, 2, 27))) == 2
    assert DE.profile(ProfileSummary(1, 14, 27)) == ["1 Bereich mit Grenzen, 14 von 27 Kernbereichen untersucht"]


def test_small_things():
    assert DE.day(AS_OF) == "21.11.2026"
    assert Coach("en").day(AS_OF) == "2026-11-21"
    assert DE.addressee("doctor") == "Ärztin oder Arzt"
    assert DE.accommodation("lifting_aid") == "Hebehilfe / Vakuumheber (nicht angefragt)"
    assert DE.offer_kind(OfferKind.MINIJOB) == "Minijob"
    assert DE.temporary_agency() == "Zeitarbeit"
    assert DE.left_out("expired", 3) == "3 abgelaufen oder besetzt"
    assert DE.steps(2) == "Mit einer einzigen Anpassung möglich: 2"
    assert DE.dimension("noise") == "Lärm"
    assert "liegt nicht mehr vor" in DE.notice(Notice("source_withdrawn"))
