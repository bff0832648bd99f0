"""Offers made from occupations, and persons who can part of one of them and say it in other words."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from proaktiv_match.skills import label
from proaktiv_match.skills.taxonomy import Taxonomy, TaxonomyContent

__all__ = ["FEWEST", "Person", "Post", "Said", "World", "hold_out", "invent", "posts_of"]

SHARE = 0.6
"""Share of the sayable essential skills of an occupation that a person has."""

FEWEST = 3
"""Persons who could say fewer skills are left out: hardly anything could be told from them."""

_ISCO = "http://data.europa.eu/esco/isco/"


@dataclass(frozen=True, slots=True)
class Post:
    """An offer: one occupation with its skills, named by their preferred labels.

    Attributes:
        occupation: id of the occupation, and of the offer.
        isco: four digits of ISCO-08.
        must: (concept, label) of its essential skills.
        should: (concept, label) of those that are optional only.
    """

    occupation: str
    isco: str
    must: tuple[tuple[str, str], ...]
    should: tuple[tuple[str, str], ...]

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """All that is asked for, must first."""
        return self.must + self.should


@dataclass(frozen=True, slots=True)
class Said:
    """A skill in the words of a person: the concept that is meant, and the text."""

    concept: str
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who knows part of an occupation, and things that belong elsewhere.

    Attributes:
        occupation: what the person knows part of.
        isco: its four digits.
        own: skills of that occupation.
        noise: skills of other occupations; whoever has less noise has its beginning.
    """

    occupation: str
    isco: str
    own: tuple[Said, ...]
    noise: tuple[Said, ...]

    def texts(self, noise: int) -> tuple[str, ...]:
        """What the person says with so much noise, each text once, in alphabetical order."""
        return tuple(sorted({said.text for said in (*self.own, *self.noise[:noise])}))


@dataclass(frozen=True, slots=True)
class World:
    """Posts, persons, and which texts may stand for which concept."""

    posts: tuple[Post, ...]
    persons: tuple[Person, ...]
    words: Mapping[str, tuple[str, ...]]


def posts_of(taxonomy: Taxonomy) -> tuple[Post, ...]:
    """An offer for each occupation that has essential skills, sorted by id."""

    def named(concepts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple((one, found.label) for one in concepts if (found := taxonomy.concept(one)) is not None)

    posts = []
    for occupation in taxonomy.occupations:
        concept = taxonomy.concept(occupation)
        must = named(taxonomy.essential(occupation))
        essential = {one for one, _ in must}
        should = named([one for one in taxonomy.optional(occupation) if one not in essential])
        if must and concept is not None and concept.code:
            posts.append(Post(occupation, concept.code, must, should))
    return tuple(posts)


def sayable(posts: Sequence[Post], words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each concept that an offer asks for the texts that are no label of any offer, sorted."""
    named = {label(text).joined for post in posts for _, text in post.asked}
    asked = {concept for post in posts for concept, _ in post.asked}
    left = {
        one: tuple(sorted({text for text in words.get(one, ()) if label(text).joined not in named})) for one in asked
    }
    return {one: texts for one, texts in sorted(left.items()) if texts}


def _say(concepts: Sequence[str], words: Mapping[str, tuple[str, ...]], rng: random.Random) -> Iterator[Said]:
    """One text for each concept, no text twice; a concept is passed over where none is left."""
    taken: set[str] = set()
    for concept in concepts:
        free = [text for text in words[concept] if text not in taken]
        if free:
            text = rng.choice(free)
            taken.add(text)
            yield Said(concept, text)


def _noise(
    person: Post, able: Sequence[Post], words: Mapping[str, tuple[str, ...]], count: int, rng: random.Random
) -> list[str]:
    """Essential skills of occupations of other ISCO groups (three digits) that the person's own does not ask for."""
    own = {concept for concept, _ in person.asked}
    found: dict[str, None] = {}
    for _ in range(100 * count):
        if len(found) == count:
            break
        other = rng.choice(able)
        if other.isco[:3] != person.isco[:3]:
            concept = rng.choice([one for one, _ in other.must if one in words])
            if concept not in own:
                found[concept] = None
    return list(found)


def invent(posts: Sequence[Post], words: Mapping[str, Sequence[str]], persons: int, noise: int, seed: int) -> World:
    """Make a world.

    Args:
        posts: the offers.
        words: texts that may stand for a concept; those that offers use as labels are left out here.
        persons: how many; fewer if fewer occupations have enough sayable skills.
        noise: the greatest number of skills of other occupations a person has.
        seed: same seed, same world.
    """
    rng = random.Random(seed)
    told = sayable(posts, words)
    able = [post for post in posts if sum(one in told for one, _ in post.must) >= FEWEST]
    rng.shuffle(able)
    made: list[Person] = []
    for post in able:
        if len(made) == persons:
            break
        known = [one for one, _ in post.must if one in told]
        chosen = rng.sample(known, max(round(SHARE * len(known)), FEWEST))
        said = list(_say([*chosen, *_noise(post, able, told, noise, rng)], told, rng))
        own = tuple(one for one in said if one.concept in set(chosen))
        if len(own) >= FEWEST:
            made.append(Person(post.occupation, post.isco, own, tuple(one for one in said if one not in own)))
    return World(tuple(posts), tuple(made), told)


def hold_out(content: TaxonomyContent, world: World) -> TaxonomyContent:
    """The content without the texts that the persons of a world use, so that none of them can be looked up."""
    used = {label(said.text).joined for person in world.persons for said in (*person.own, *person.noise)}
    concepts = [
        replace(one, synonyms=tuple(text for text in one.synonyms if label(text).joined not in used))
        for one in content.concepts
    ]
    forms = [(one, text) for one, text in content.forms if label(text).joined not in used]
    return replace(content, concepts=concepts, forms=forms)
