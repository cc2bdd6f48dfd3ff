"""Whether the surroundings show that an ambiguous word means the product: Go, R, Word, Spring, Chef."""

import re

_STRONG_BEFORE = re.compile(
    r"(?:\b(?:using|uses?|used|usage\s+of|use\s+of|utili[sz]\w+|proficien\w+\s+(?:in|with)|knowledge\s+of"
    r"|experience\w*\s+(?:in|with|using|of)|skill(?:ed|s)?\s+(?:in|with)|expert(?:ise)?\s+(?:in"
    r"|with)|trained\s+(?:in|on)"
    r"|certified\s+(?:in|on)|familiar\w*\s+with|fluent\s+in|wr(?:ote|itten"
    r"|iting)\s+(?:[\w-]+\s+){0,4}in|cod(?:ed|ing|e)\s+(?:\w+\s+)?in"
    r"|program\w*\s+(?:\w+\s+)?in|develop\w+\s+(?:[\w-]+\s+){0,4}(?:in|with|using)"
    r"|buil[dt]\w*\s+(?:[\w-]+\s+){0,4}(?:in|with|on)"
    r"|migrat\w+\s+(?:[\w-]+\s+){0,4}(?:to|from|into)|deploy\w*\s+(?:[\w-]+\s+){0,2}(?:with|on)"
    r"|maintain\w*|via"
    r"|(?:software|tools|technologies|languages|stack|skills|programs|programmes|applications"
    r"|systems)\s*(?::|such\s+as|including|like)"
    r"|microsoft|ms|autodesk|mit|avec|verwend\w+)\s+(?:the\s+)?|\b(?:software|tools|technologies"
    r"|languages|stack|skills|systems):\s*)$",
    re.IGNORECASE,
)
_WEAK_BEFORE = re.compile(r"\b(?:in|with|on|via|of|through|into|en|sous|and|or)\s+$", re.IGNORECASE)
_PRODUCT_AFTER = re.compile(
    r"[\s-]+(?:developers?|programming|programmer|code|codebase|scripts?|scripting|microservices?|framework|APIs?|front[\s-]?end"
    r"|spreadsheets?|macros?|workbooks?|formulas?|library|libraries|cookbooks|playbooks|manifests)\b",
)
# These follow many other words too; they count where the trade fits.
_PERHAPS_PRODUCT_AFTER = re.compile(
    r"[\s-]+(?:services|templates|databases?|functions|components?|modules|packages?|apps?|software|platform|backend"
    r"|dashboards?|reports|pipelines|tests|engineer|containers?|clusters?|POS|tickets|channels|workspace|boards?"
    r"|models|charting|records?)\b",
)
_BOUNDARY_AFTER = re.compile(
    r"\s*(?:$|[,;.:)/&|•\n]|and\b|or\b|und\b|et\b|y\b|for\b|to\b|on\b|in\b|at\b|with\b|by\b"
    r"|from\b|daily\b|every\b|since\b"
    r"|when\b|while\b|as\b|using\b|v?\d)"
)
_NOT_AFTER = re.compile(
    r"\s*(?:of\s+(?:mouth|\d{4})|(?:19|20)\d\d|'\d\d|[-'’&+#]\w|\.[A-Za-z]|\s(?:Street|Road"
    r"|Avenue|Inc|Ltd|GmbH|LLC)\b)"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:this|last|next|early|late|each|every|of|during|the|per)\s+(?:in\s+)?|[\w][-'’&+/.]"
    r"|\b(?:at|joined|for|by|Mr|Ms|Mrs|Dr)\.?\s+)$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"\s*(?:,|/|;|\||•|\+|&|\band\b|\bor\b|\bund\b|\bet\b|\by\b|\(|\n|(?<=\w) (?=[A-Z])"
    r"|,\s*(?:and|or))\s*(?:and\s+|or\s+)?",
    re.IGNORECASE,
)


def is_the_product(
    text: str, start: int, end: int, *, as_written: bool, of_trade: bool, neighbours: list[tuple[int, int]]
) -> bool:
    """Whether text[start:end] means the product.

    `as_written`: in the capitals of the catalogue; `of_trade`: the role or other words belong to the same
    trade; `neighbours`: places of technologies that are certain.
    """
    if text[start:end] == text.strip():
        return True  # a field of its own, as an item of a list of technologies is
    before = text[max(0, start - 80) : start]
    if _NOT_AFTER.match(text, end):
        return False
    if as_written and _PRODUCT_AFTER.match(text, end):
        return True
    bounded = bool(_BOUNDARY_AFTER.match(text, end))
    if _beside(text, start, end, neighbours):
        return as_written or bounded
    if not as_written or _NOT_BEFORE.search(before):
        return False
    if bounded:
        return bool(_STRONG_BEFORE.search(before) or (of_trade and _WEAK_BEFORE.search(before)))
    return of_trade and bool(_PERHAPS_PRODUCT_AFTER.match(text, end))


def _beside(text: str, start: int, end: int, neighbours: list[tuple[int, int]]) -> bool:
    """Whether a certain technology is the item before or after in the same list."""
    for other_start, other_end in neighbours:
        if other_end <= start and start - other_end < 12 and _LIST_GAP.fullmatch(text, other_end, start):
            return True
        if end <= other_start and other_start - end < 12 and _LIST_GAP.fullmatch(text, end, other_start):
            return True
    return False
