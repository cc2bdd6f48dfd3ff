"""What is found, in which order, and where its words stand."""

import time
import unicodedata

import pytest

from shared.search import Document, Index
from shared.words import folded, words

_DOCUMENTS = [
    Document("roof", {"title": "Roofer", "description": "Zinc and slate, twelve years on the roof."}),
    Document("nurse", {"title": "Charge nurse", "description": "Led nurses; cut medication errors by 38%."}),
    Document("cook", {"title": "Sous-chef", "description": "Wrote menus; a nurse of sauces."}),
    Document(
        "dev", {"title": "Developer", "skills": "C++ C# Node.js R&D", "description": "Naïve café code."}
    ),
    Document("tokyo", {"title": "東京の料理人", "description": "寿司を握る"}),
]
_WEIGHTS = {"title": 4.0}


@pytest.fixture
def index() -> Index:
    return Index.of(_DOCUMENTS, weights=_WEIGHTS)


def found(index: Index, query: str) -> list[str]:
    return [hit.id for hit in index.search(query)]


def test_a_word_in_the_title_weighs_more_than_one_in_the_text(index: Index) -> None:
    assert found(index, "nurse") == ["nurse", "cook"]


def test_every_word_of_the_query_must_be_there(index: Index) -> None:
    assert found(index, "nurse medication") == ["nurse"]
    assert found(index, "nurse slate") == []


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    index = Index.of(
        [Document(str(n), {"t": "common" + (" rare" if n == 3 else "")}) for n in range(9)], weights={}
    )
    rare, common = index.search("rare")[0].score, index.search("common")[0].score
    assert rare > 4 * common


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("medicaton", "nurse"),
        ("erorrs", "nurse"),
        ("medcation", "nurse"),
        ("slaet", "roof"),
        ("develooper", "dev"),
    ],
)
def test_a_typing_error_is_forgiven(index: Index, typed: str, meant: str) -> None:
    assert found(index, typed) == [meant]


def test_short_words_are_taken_at_their_word(index: Index) -> None:
    assert found(index, "zin") == ["roof"], "a beginning of a word is enough"
    assert found(index, "zix") == []
    assert found(index, "xyzzy") == []


def test_an_exact_word_ranks_before_a_beginning_and_a_beginning_before_a_typo() -> None:
    texts = {"typo": "plannar", "prefix": "planning", "exact": "plan"}
    index = Index.of([Document(name, {"t": text}) for name, text in texts.items()], weights={})
    assert found(index, "plan") == ["exact", "prefix", "typo"]


def test_case_and_accents_do_not_matter(index: Index) -> None:
    assert found(index, "CAFE") == found(index, "café") == ["dev"]
    assert folded("Straße") == folded("STRASSE")


@pytest.mark.parametrize("query", ["C++", "c#", "Node.js", "node", "R&D"])
def test_names_with_signs_in_them_are_words(index: Index, query: str) -> None:
    assert found(index, query) == ["dev"]


def test_writing_without_spaces_is_found_by_any_part_of_it(index: Index) -> None:
    assert found(index, "東京") == found(index, "料理人") == found(index, "寿司") == ["tokyo"]
    assert found(index, "大阪") == []


def test_highlights_stand_at_code_points_also_after_emoji_and_combining_marks(index: Index) -> None:
    text = "👩🏽‍⚕️ Nurse, née e\u0301le\u0300ve: cut medication errors 💊 by nurses"
    marked = [text[start:end] for start, end in index.highlight("nurse medicaton", text)]
    assert marked == ["Nurse", "medication", "nurses"]


def test_words_give_offsets_of_what_stands_there() -> None:
    text = "R&D, state-of-the-art 東京 naïve"
    assert all(folded(text[start:end]) == word for word, start, end in words(text))
    assert {"r&d", "state-of-the-art", "state", "東", "京", "naive"} <= {word for word, _, _ in words(text)}


@pytest.mark.parametrize("query", ["", "   ", "!?,.;:" * 1700, "\0\n\t", "👩🏽‍⚕️", "'" * 10_000, "a-" * 5000])
def test_punctuation_finds_nothing_and_ends_soon(index: Index, query: str) -> None:
    began = time.process_time()
    assert found(index, query) == []
    assert index.highlight(query, query) == [] or "a" in query
    assert time.process_time() - began < 5


def test_an_empty_record_has_no_hits() -> None:
    assert Index.of([], weights={}).search("anything") == []


def test_results_of_equal_worth_come_in_a_fixed_order() -> None:
    index = Index.of([Document(name, {"t": "same"}) for name in "cab"], weights={})
    assert found(index, "same") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("AWSとPythonを使用", "aws"),
        ("AWSとPythonを使用", "python"),
        (unicodedata.normalize("NFD", "Müller, Zürich"), "müller"),
        (unicodedata.normalize("NFD", "Müller, Zürich"), "zurich"),
        ("Müller, Zürich", unicodedata.normalize("NFD", "müller")),
        ("नमस्ते दुनिया", "दुनिया"),
        ("עָבַד בְּבֵית חוֹלִים", "חולים"),
    ],
)
def test_a_word_is_found_however_its_letters_are_composed_and_whatever_stands_beside_it(
    text: str, query: str
) -> None:
    index = Index.of([Document("it", {"t": text}), Document("other", {"t": "xylophone"})], weights={})
    assert found(index, query) == ["it"]
    (start, end), *_ = index.highlight(query, text)
    assert folded(text[start:end]) == folded(query)


def test_a_word_with_composed_accents_is_one_word() -> None:
    assert [word for word, _, _ in words(unicodedata.normalize("NFD", "Müller"))] == ["muller"]
