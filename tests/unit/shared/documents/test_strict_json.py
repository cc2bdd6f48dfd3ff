import json

import pytest

from shared.documents import DocumentRefused
from shared.documents.strict_json import MOST_VALUES, checked, load


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        load(data)
    return refused.value.message


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b'{"basics": {"name": "Zebra-7",}}', "not JSON"),
        (b'{"a": "Zebra-7', "not JSON"),
        (b'{"a": NaN, "b": "Zebra-7"}', "NaN"),
        (b'{"a": -Infinity, "b": "Zebra-7"}', "Infinity"),
        (b'{"a": 1e999, "b": "Zebra-7"}', "number"),
        (b'{"a": 1e-999, "b": "Zebra-7"}', "number"),
        (b'{"a": ' + b"9" * 5000 + b', "b": "Zebra-7"}', "number"),
        (b'{"Zebra-7": 1, "Zebra-7": 2}', "twice"),
        (b'{"a": "Zebra-7 \xff"}', "UTF-8"),
        (b'{"a": "Zebra-7 \\ud800"}', "broken characters"),
        (b'{"Zebra-7 \\udfff": 1}', "broken characters"),
        ('{"a": "Zebra-7"}'.encode("utf-16"), "UTF-16"),
        (b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" * 20 + b'"Zebra-7"' + b"]" * 20, "nested too deeply"),
        (b"[" + b"0," * (MOST_VALUES + 5) + b"0]", "values"),
        (b'["' + b"Zebra-7" * 1_000_000 + b'"]', "larger"),
    ],
)
def test_what_is_not_bounded_strict_json_is_refused_and_not_repeated(data: bytes, part: str) -> None:
    message = refusal(data)
    assert part in message
    assert "Zebra" not in message


def test_the_line_of_the_mistake_is_named() -> None:
    assert "line 3, column 1" in refusal(b'{\n  "a": 1,\n}')
    assert "line 2" in refusal(b'{\n"a": "\xe9"}')


def test_a_byte_order_mark_is_accepted() -> None:
    assert load(b'\xef\xbb\xbf{"a": "\xc3\xa9"}') == {"a": "é"}


def test_numbers_keep_the_digits_that_were_written() -> None:
    assert str(load(b"[3.80]")[0]) == "3.80"


def test_values_that_were_already_loaded_meet_the_same_bounds() -> None:
    with pytest.raises(DocumentRefused):
        checked({"a": float("inf")})
    with pytest.raises(DocumentRefused):
        checked({"a": "\ud800"})


def test_ordinary_json_is_read_as_python_reads_it() -> None:
    text = '{"a": [1, true, null, "\\u00e9 \\ud83d\\ude00"], "b": {"c": -2}}'
    assert load(text.encode()) == json.loads(text)
