"""What is found beside the very words, and that it never stands before them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.catalogue import all_skills
from shared.records import kinds
from shared.records.profile import (
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProjectContent,
    RecommendationContent,
    SkillContent,
)
from shared.search import Document, Index
from shared.search import index as index_module
from shared.search.index import MOST_TERMS
from shared.search.postings import Postings, weigh
from tests.unit.search.records import experience, found_in, snapshot_of, stored, titles

_WORDS = st.sampled_from(
    ["nurse", "nursing", "ward", "roof", "zinc", "naïve", "café", "東京", "Straße", "c++", "k8s", "node.js"]
)
_TEXTS = st.lists(_WORDS, max_size=8).map(" ".join)


@pytest.mark.parametrize("query", ["k8s", "K8s", "Kubernetes", "kubernetes"])
def test_a_skill_is_found_by_any_of_its_names(query: str) -> None:
    one, other = experience("Engineer", "Ran clusters."), experience("Cook", "Wrote menus.")
    record = snapshot_of(
        (one, found_in(one, "Kubernetes")), other, stored(kinds.SKILLS, SkillContent(name="K8s"))
    )
    assert set(titles(record, query)) == {"Engineer", "K8s"}


def test_a_skill_is_found_across_languages_and_trades() -> None:
    nurse = experience("Pflegefachfrau", "Auf der Station.")
    roofer = experience("Roofer", "Laid slate.")
    lawyer = experience("Avocate", "Plaidé devant la cour.")
    record = snapshot_of(
        (nurse, found_in(nurse, "Nursing")), (roofer, found_in(roofer, "Roofing")), lawyer,
        stored(kinds.LANGUAGES, LanguageContent(language="Deutsch", fluency="C1")),
    )  # fmt: skip
    assert titles(record, "Krankenpflege") == ["Pflegefachfrau"]
    assert titles(record, "nursing") == ["Pflegefachfrau"]
    assert titles(record, "German") == ["Deutsch"]
    assert titles(record, "avocat") == ["Avocate"]


def test_what_only_means_the_same_stands_below_what_says_so() -> None:
    means = experience("Platform engineer", "K8s everywhere", technologies=["K8s"])
    says = experience(
        "Clerk", "Filed papers for years on end and once, long ago, touched kubernetes too. " * 9
    )
    assert titles(snapshot_of(means, says), "kubernetes") == ["Clerk", "Platform engineer"]
    assert titles(snapshot_of(means, says), "k8s") == ["Platform engineer", "Clerk"]


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=6), st.sampled_from(["nursing", "k8s", "café", "node.js"]))
def test_no_other_name_stands_before_the_very_word(texts: list[str], word: str) -> None:
    skill = next((one for one in all_skills() if word in {one.name.lower(), *one.aliases}), None)
    documents = [Document(f"{n}", {"title": text}) for n, text in enumerate(texts)]
    postings = Postings()
    for document in documents:
        weighted = weigh(document.fields, {"title": 4.0})
        if skill:
            weighted.mark([f"#{skill.id}"], 3.0)
        postings.put(document.id, weighted)
    scores = {hit.id: hit.score for hit in Index([postings]).search(word)}
    literal = {one.id for one in documents if word in one.fields["title"].split()}
    assert literal <= set(scores)
    if literal and (others := set(scores) - literal) and skill:
        assert min(scores[one] for one in literal) > max(scores[one] for one in others)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), _TEXTS), max_size=14), _WORDS)
def test_documents_put_replaced_and_removed_leave_what_a_new_index_holds(
    steps: list[tuple[str, str]], query: str
) -> None:
    postings, left = Postings(), dict[str, str]()
    for name, text in steps:
        if text:
            postings.put(name, weigh({"t": text}, {}))
            left[name] = text
        else:
            postings.remove(name)
            left.pop(name, None)
    anew = Index.of([Document(name, {"t": text}) for name, text in left.items()], weights={})
    kept = Index([Postings.model_validate_json(postings.model_dump_json())])
    assert kept.search(query) == pytest.approx(anew.search(query)) or kept.search(query) == anew.search(query)
    assert kept.vocabulary == anew.vocabulary


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=9), _TEXTS, st.integers(1, 5))
def test_the_shards_of_an_index_do_not_matter(texts: list[str], query: str, shards: int) -> None:
    whole, parts = Postings(), [Postings() for _ in range(shards)]
    for number, text in enumerate(texts):
        for postings in (whole, parts[number % shards]):
            postings.put(str(number), weigh({"t": text}, {}))
    one, many = Index([whole]).search(query), Index(parts).search(query)
    assert [hit.id for hit in one] == [hit.id for hit in many]
    assert [hit.score for hit in one] == pytest.approx([hit.score for hit in many])


def test_a_part_of_a_compound_is_found_below_the_whole_word() -> None:
    record = snapshot_of(
        experience("Altenpflegehelferin"),
        experience("Pflege"),
        experience("Krankenpflege"),
        experience("Koch"),
    )
    assert titles(record, "pflege")[0] == "Pflege"
    assert set(titles(record, "pflege")) == {"Pflege", "Altenpflegehelferin", "Krankenpflege"}
    assert titles(record, "fleg") == [], "four letters could be a part of anything"


def test_every_kind_is_found_by_its_own_words() -> None:
    record = snapshot_of(
        experience("Cook", "Wrote menus."),
        stored(
            kinds.EDUCATION, EducationContent(institution="Universität Ulm", degree="Diplom", field="Jura")
        ),
        stored(kinds.CERTIFICATIONS, CertificationContent(name="Forklift licence", issuer="TÜV")),
        stored(kinds.PROJECTS, ProjectContent(name="Barn", highlights=["Rebuilt an oak frame"])),
        stored(kinds.RECOMMENDATIONS, RecommendationContent(text="A calm colleague in every storm.")),
    )
    assert titles(record, "jura ulm") == ["Diplom, Jura"]
    assert titles(record, "tuv") == ["Forklift licence"]
    assert titles(record, "oak") == ["Barn"]
    assert titles(record, "storm") == ["A calm colleague in every storm."]


def test_of_a_very_long_query_the_first_words_count_and_no_more_work_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index, asked = Index.of([Document("a", {"t": "one two"})], weights={}), []
    monkeypatch.setattr(index_module.process, "extract", lambda term, *_, **__: asked.append(term) or [])
    index.search(" ".join(f"wrong{n}" for n in range(1_200)))
    assert len(asked) == MOST_TERMS


@pytest.mark.parametrize(
    "query",
    ["!" * 10_000, "'\"\\(){}[]*?^$|" * 700, "-" * 10_000, "‽¿¡—…" * 2_000, "💊" * 10_000, "\u0301" * 9_000],
)
def test_punctuation_of_ten_thousand_signs_asks_the_index_nothing(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, asked = Index.of([Document("a", {"t": "one - two"})], weights={}), []
    monkeypatch.setattr(Index, "_forms", lambda _, term: asked.append(term) or iter(()))
    assert index.search(query) == []
    assert asked == []


def test_one_word_of_ten_thousand_letters_is_not_compared_with_every_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index, asked = Index.of([Document("a", {"t": "one two"})], weights={}), []
    monkeypatch.setattr(index_module.process, "extract", lambda term, *_, **__: asked.append(term) or [])
    assert index.search("x" * 10_000) == []
    assert asked == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("full-time", "Worked full time."),
        ("full time", "Worked full-time."),
        ("year-end", "Closed the books at year end."),
        ("wound-care", "Led wound care."),
        ("commis-de-cuisine", "Commis de cuisine."),
        ("R&D", "Head of R & D."),
        ("R & D", "Head of R&D."),
        ("e-mail", "Answered email."),
        ("email", "Answered e-mail."),
        ("front-end", "Built a frontend."),
        ("frontend", "Built a front-end."),
        ("nodejs", "Wrote Node.js."),
    ],
)
def test_a_compound_is_found_with_its_sign_with_a_space_or_in_one_word(query: str, text: str) -> None:
    others = [Document("x", {"t": "e-mails of a front-ender"}), Document("y", {"t": "yearly wounds"})]
    index = Index.of([Document("it", {"t": text}), *others], weights={})
    assert "it" in {hit.id for hit in index.search(query)}
    assert index.highlight(query, text)


def test_a_compound_counts_as_much_as_its_parts_or_as_the_whole_of_it() -> None:
    texts = {"whole": "night-shift", "apart": "night shift", "half": "night", "near": "night-shift nurse"}
    index = Index.of([Document(name, {"t": text}) for name, text in texts.items()], weights={})
    scores = {hit.id: hit.score for hit in index.search("night-shift")}
    assert set(scores) == {"whole", "apart", "near"}
    assert scores["near"] < scores["whole"]


@pytest.mark.parametrize(("query", "text"), [("15", "1.5"), ("c", "c++")])
def test_figures_and_names_with_signs_at_their_end_are_not_joined(query: str, text: str) -> None:
    assert Index.of([Document("it", {"t": text})], weights={}).highlight(query, text) == []
