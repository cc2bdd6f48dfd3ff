"""From words to their place in a source, and back: all evidence that engines give is made here.

What quotes a record as it stands, a resume or a summary, cites the field it copies by itself.
"""

from shared.evidence.source import Source
from shared.records.evidence import LONGEST_EVIDENCE, Evidence

_SPACES = "\u00a0\u2007\u2009\u202f\t\n\r\x0b\x0c"
_LOOKALIKES = {ord(space): " " for space in _SPACES} | {
    ord("‘"): "'", ord("’"): "'", ord("‛"): "'", ord("“"): '"', ord("”"): '"', ord("„"): '"',
    ord("–"): "-", ord("—"): "-", ord("‑"): "-", ord("−"): "-",
}  # fmt: skip


def locate_span(source: Source, field: str, start: int, end: int) -> Evidence:
    """The evidence that stands at `[start:end)` of a field.

    Raises KeyError where the source has no such field, ValueError where the span is empty, outside
    the field or longer than evidence may be.
    """
    text = source.by_address[field]
    if not 0 <= start < end <= len(text) or end - start > LONGEST_EVIDENCE:
        raise ValueError("The span does not fit.")
    return Evidence(
        record_id=source.record_id,
        record_version=source.record_version,
        field=field,
        start=start,
        end=end,
        text=text[start:end],
    )


def locate(source: Source, field: str, quote: str) -> Evidence | None:
    """The evidence for words said to stand in a field; None where they do not stand there as words.

    Typographic quotes, dashes and spaces count as their plain forms and case is free, since models
    change them; what is returned holds the words of the source. Half a word or number is not found.
    """
    text = source.by_address.get(field)
    quote = quote.strip()
    if text is None or not quote or len(quote) > LONGEST_EVIDENCE:
        return None
    for written, sought in ((text, quote), (_plain(text), _plain(quote)), (_folded(text), _folded(quote))):
        start = _whole_words(written, sought)
        if start is not None:
            return locate_span(source, field, start, start + len(sought))
    return None


def locate_anywhere(source: Source, quote: str, preferred: str = "") -> Evidence | None:
    """The evidence in the preferred field, or else in the first field that holds the words."""
    fields = [preferred, *(field for field in source.by_address if field != preferred)]
    return next((found for field in fields if (found := locate(source, field, quote))), None)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends between words: not "1.5M" out of "$11.5M"."""
    return not (_inside_a_word(text, start) or _inside_a_word(text, end))


def _inside_a_word(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    separated = before in ".,'’" and after.isdigit() and place > 1 and text[place - 2].isdigit()
    open_number = before.isdigit() and after in ".,'’" and place + 1 < len(text) and text[place + 1].isdigit()
    return separated or open_number


def _whole_words(text: str, sought: str) -> int | None:
    start = text.find(sought)
    while start >= 0:
        if is_whole(text, start, start + len(sought)):
            return start
        start = text.find(sought, start + 1)
    return None


def _plain(text: str) -> str:
    return text.translate(_LOOKALIKES)


def _folded(text: str) -> str:
    """Lower case character by character, so that every offset stays where it is."""
    return "".join(low if len(low := character.lower()) == 1 else character for character in _plain(text))
