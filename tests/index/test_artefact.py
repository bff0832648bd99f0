"""An index on disk answers as one in memory; whatever is wrong with it is an error, never a wrong answer."""

import json

import pytest

from proaktiv_match.errors import InputError, NotFoundError, UnreadableFileError
from proaktiv_match.index import OfferIndex, add_offers, build_index, compact_index, index_info, remove_offers
from proaktiv_match.index._records import record_line
from proaktiv_match.matching import Matcher
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import Taxonomy
from proaktiv_match.skills.taxonomy import TaxonomyContent
from tests.index.markets import random_market
from tests.index.test_search import TAXONOMY, results

SEEDS = (3, 20, 41, 77)


@pytest.mark.parametrize("seed", range(30))
def test_a_record_gives_the_same_offer_again(seed):
    for offer in random_market(seed).offers:
        assert Offer.model_validate(json.loads(record_line(offer))) == offer


def test_a_record_keeps_the_fields_of_a_case_system():
    ext = {"endless": [float("inf")], "long": 10**30, "text": "a\nb\u2028\u00fc", "number": 1.0}
    raw = {"id": "O-1", "title": "…", "kind": "employment", "temporary_agency": False, "ext": ext}
    offer = Offer.model_validate(raw)
    again = Offer.model_validate(json.loads(record_line(offer)))
    assert repr(again) == repr(offer)
    assert again.model_fields_set == offer.model_fields_set
    assert record_line(offer).count(b"\n") == 1


def test_the_same_offers_give_the_same_bytes_in_any_order(tmp_path):
    raw = {"title": "…", "kind": "employment"}
    offers = [one.model_copy() for seed in SEEDS for one in random_market(seed).offers]
    offers = [one.model_copy(update={"id": f"{one.id}-{number}"}) for number, one in enumerate(offers)]
    for number, share in enumerate((100, 100.0, 50.5)):
        aids = [{"id": "home_office_share", "status": "present", "share": share}]
        place = {"postcode": "58636", "lat": 51 if number else 51.0}
        offers.append(Offer.model_validate(raw | {"id": f"H-{number}", "accommodations": aids, "workplace": place}))
    built = []
    for number, listed in enumerate((offers, offers[::-1], sorted(offers, key=lambda one: one.id[::-1]))):
        build_index(tmp_path / str(number), listed, TAXONOMY)
        folder, change = sorted((tmp_path / str(number)).glob("*/"), key=lambda one: not (one / "lists.npy").exists())
        files = [*sorted(folder.iterdir()), *sorted(change.iterdir())]
        built.append([(path.name, path.read_bytes()) for path in files])
    assert built[0] == built[1] == built[2]


@pytest.mark.parametrize("seed", SEEDS)
def test_built_opened_and_asked(seed, tmp_path):
    market = random_market(seed)
    index = OfferIndex.build(iter(market.offers), TAXONOMY, tmp_path / "index")
    assert len(index) == len(market.offers)
    assert results(market, index) == results(market, market.offers)


@pytest.mark.parametrize("seed", range(12))
def test_answers_do_not_depend_on_how_it_was_built_up(seed, tmp_path):
    market = random_market(seed)
    some, others = market.offers[::2], market.offers[1::2]
    build_index(tmp_path, [*some, *others[:3]], TAXONOMY)
    if others[:3]:
        remove_offers(tmp_path, [offer.id for offer in others[:3]])
    reader = OfferIndex.open(tmp_path)
    add_offers(tmp_path, others, TAXONOMY)
    # Offers that come again take the place of the ones before.
    add_offers(tmp_path, some[:2], TAXONOMY)
    expected = results(market, market.offers)
    assert len(OfferIndex.open(tmp_path)) == len(market.offers)
    assert results(market, OfferIndex.open(tmp_path)) == expected
    assert results(market, reader) == results(market, some)
    compact_index(tmp_path, TAXONOMY)
    assert index_info(tmp_path, check=True)["segments"] == [len(market.offers)]
    assert results(market, OfferIndex.open(tmp_path)) == expected


def test_what_is_not_there_cannot_be_removed(tmp_path):
    market = random_market(3)
    build_index(tmp_path, market.offers, TAXONOMY)
    with pytest.raises(NotFoundError):
        remove_offers(tmp_path, [market.offers[0].id, "nowhere"])
    assert len(OfferIndex.open(tmp_path)) == len(market.offers)


def test_an_id_that_occurs_twice_is_refused_and_the_index_before_stays(tmp_path):
    offers = random_market(3).offers
    build_index(tmp_path, offers, TAXONOMY)
    with pytest.raises(InputError, match="duplicate_id"):
        build_index(tmp_path, [*offers, offers[0]], TAXONOMY)
    assert len(OfferIndex.open(tmp_path)) == len(offers)
    assert len([entry for entry in tmp_path.iterdir() if entry.is_dir()]) == 2


def code(call, *args):
    with pytest.raises(UnreadableFileError) as error:
        call(*args)
    return error.value.faults[0].code


def test_what_is_no_index(tmp_path):
    assert code(OfferIndex.open, tmp_path) == "index_missing"
    (tmp_path / "letter.txt").write_text("…", "utf-8")
    assert code(build_index, tmp_path, [], TAXONOMY) == "not_an_index"
    assert code(build_index, tmp_path / "a" / "b", [], TAXONOMY) == "index_folder"


@pytest.fixture
def built(tmp_path):
    build_index(tmp_path, random_market(3).offers, TAXONOMY)
    return tmp_path


@pytest.mark.parametrize("name", ["lists.npy", "offers.jsonl", "removed_0.npy", "twins_spots.npy", "facts_text.npy"])
def test_missing_and_cut_files(built, name):
    path = next(built.glob(f"*/{name}"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert code(OfferIndex.open, built) == "index_damaged"
    path.write_bytes(whole)
    assert len(OfferIndex.open(built))
    path.unlink()
    assert code(OfferIndex.open, built) == "index_damaged"


def test_a_changed_byte_is_found_by_its_digest(built):
    path = next(built.glob("*/offers.jsonl"))
    path.write_bytes(path.read_bytes().replace(b"O-", b"P-", 1))
    index_info(built)
    with pytest.raises(UnreadableFileError, match="index_damaged"):
        index_info(built, check=True)


@pytest.mark.parametrize("field", ["vocabulary", "rules", "skills"])
def test_another_version_has_to_be_built_anew(built, field):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    manifest["versions"][field] = "0"
    (built / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert code(OfferIndex.open, built) == "index_version"
    assert code(add_offers, built, [], TAXONOMY) == "index_version"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "index_damaged"),
        ("{}", "index_damaged"),
        ('{"format": "other"}', "index_missing"),
        ('{"format": "proaktiv_match index", "schema": 0}', "index_version"),
    ],
)
def test_manifests_that_are_none(built, text, expected):
    (built / "manifest.json").write_text(text, "utf-8")
    assert code(OfferIndex.open, built) == expected


def test_no_manifest_leads_out_of_its_directory(built):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    manifest["change"] = "../../../../etc"
    (built / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert code(OfferIndex.open, built) == "index_damaged"


def test_another_taxonomy_is_refused():
    index = OfferIndex.of(random_market(3).offers, TAXONOMY)
    assert code(Matcher, index, Taxonomy.of(TaxonomyContent(), "other")) == "index_version"
