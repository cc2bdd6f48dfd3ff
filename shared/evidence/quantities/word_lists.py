"""Lists of words, written as people read them."""


def words(text: str) -> set[str]:
    """The words of the text as a set."""
    return set(text.split())


def words_in_order(text: str) -> tuple[str, ...]:
    """The words of the text as they stand."""
    return tuple(text.split())


def lowered(text: str) -> str:
    """In lower case with every offset in its place (a few letters grow when lowered: İ)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
