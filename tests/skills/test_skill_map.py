"""What a text means: the given concept, the concept with that label, the one it links to surely, or nothing."""

import pickle
from concurrent.futures import ThreadPoolExecutor

from proaktiv_match.skills import MILLION, SkillMap, Taxonomy, Term
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent

BUNDLED = SkillMap(Taxonomy.bundled())


def means(text, concept=None, kind="skill", skill_map=BUNDLED):
    found = skill_map.meaning(Term.of(text, concept), kind)
    return found.concepts, found.sureness


def test_a_label_means_its_concept():
    assert means("Kommissionierung") == (("pm:s:kommissionieren",), MILLION)
    assert means("Empfangskraft (m/w/d)", kind="occupation") == (("pm:o:empfangskraft",), MILLION)


def test_a_given_concept_wins_over_the_text():
    assert means("Kommissionierung", "pm:s:inventur") == (("pm:s:inventur",), MILLION)


def test_a_concept_of_another_taxonomy_stands_beside_the_label():
    assert means("Kommissionierung", "x:9") == (("x:9", "pm:s:kommissionieren"), MILLION)


def test_a_sure_link_holds_a_little_back():
    assert means("Komissionieren") == (("pm:s:kommissionieren",), 930_000)


def test_what_is_not_sure_means_nothing():
    assert means("Kundenbetreuung leiten") == ((), MILLION)
    assert means("§§") == ((), MILLION)
    assert means("Lagerarbeit", skill_map=SkillMap(Taxonomy())) == ((), MILLION)


def test_a_label_of_a_skill_means_no_occupation():
    content = TaxonomyContent([Concept("s", "skill", "Löten"), Concept("o", "occupation", "Löten")])
    skill_map = SkillMap(Taxonomy.of(content, "test"))
    assert means("Löten", skill_map=skill_map) == (("s",), MILLION)
    assert means("Löten", kind="occupation", skill_map=skill_map) == (("o",), MILLION)


def test_many_texts_mean_what_each_means_alone():
    texts = ["Kommissionierung", "Kundenberatung", "Löten", "unklar", "Kommissionierung", "Verkauf von Backwaren"]
    together = SkillMap(Taxonomy.bundled()).meanings([Term.of(text) for text in texts])
    alone = [SkillMap(Taxonomy.bundled()).meaning(Term.of(text)) for text in texts]
    assert together == alone


def test_it_travels_and_serves_threads():
    again = pickle.loads(pickle.dumps(BUNDLED))  # noqa: S301  our own bytes
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: means("Kundenberatung", skill_map=again), range(8)))
    assert found == {means("Kundenberatung")}
