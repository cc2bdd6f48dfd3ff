"""The catalogue as data: its size, its spread, and that every entry is found by what it says of itself."""

import re
from collections import Counter

import pytest

from shared.catalogue import UnknownSkill, all_skills, by_id, could_show, resolve, skills_of_title
from shared.catalogue.reader import entries
from shared.catalogue.words import tokens

_SHARED_ALIASES = {"seling", "rendering", "reanimation"}
"""Words, in normal form, that name two skills for a reason, e.g. selling in a shop and to companies."""


def test_ids_are_unique_slugs() -> None:
    ids = [skill.id for skill in all_skills()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in ids)


def test_the_catalogue_covers_many_trades_and_is_not_mostly_software() -> None:
    trades = Counter(skill.trade for skill in all_skills() if skill.trade != "languages")
    assert sum(trades.values()) >= 1_500
    assert len(trades) >= 30
    assert trades["software"] < sum(trades.values()) / 4


def test_every_category_and_kind_is_one_of_ours() -> None:
    assert {skill.category for skill in all_skills()} == {"technical", "soft", "language", "tool", "domain"}
    assert {skill.kind for skill in all_skills()} == {"skill", "technology", "machine"}


def test_every_name_resolves_to_its_own_skill() -> None:
    assert [skill.name for skill in all_skills() if resolve(skill.name) != skill] == []


def test_an_alias_belongs_to_one_skill_unless_both_are_meant() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in entries():
        for wording in entry.wordings:
            if not wording.inflected:
                owners.setdefault(tuple(token.key for token in tokens(wording.text)), set()).add(
                    entry.skill.id
                )
    shared = {" ".join(words) for words, skills in owners.items() if len(skills) > 1}
    assert shared <= _SHARED_ALIASES


def test_every_title_evidences_the_skill_it_stands_beside() -> None:
    lost = [
        (entry.skill.name, title)
        for entry in entries()
        for title in entry.titles
        if entry.skill not in [one.skill for one in skills_of_title(title)]
    ]
    assert lost == []


def test_every_wording_could_show_its_skill() -> None:
    lost = [
        (entry.skill.name, wording.text)
        for entry in entries()
        for wording in entry.wordings
        if not (wording.inflected or wording.asked) and not could_show(entry.skill, wording.text)
    ]
    assert lost == []


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownSkill):
        by_id("no-such-skill")
