"""Which passwords are refused: those that somebody who guesses tries first. There are no other rules.

NIST SP 800-63B, 5.1.1.2: a list of common values and what belongs to the account, no composition rules.
The lists and the estimate are zxcvbn's: common passwords, words and names, keyboard rows, dates and
repetitions, alone or put together.
"""

from shared.errors import FieldProblem, InvalidInput

FEWEST_GUESSES = 10**8
"""What a guesser without our hashes could try in years, at the rates that lockout leaves."""
_LOOKED_AT = 40
"""Characters that the estimate reads; its time grows with their square, and more only makes it harder."""


def must_be_hard_to_guess(password: str, *belonging: str | None, field: str = "password") -> None:
    """Raises InvalidInput for a common password or one made of what belongs to the account."""
    from zxcvbn import zxcvbn  # lists of words, wanted only where a password is chosen

    own = [part for text in belonging if text for part in (text, *text.replace("@", ".").split("."))]
    found = zxcvbn(password[:_LOOKED_AT], user_inputs=[word.casefold() for word in own if len(word) > 2])
    if found["guesses"] < FEWEST_GUESSES:
        raise InvalidInput(details=(FieldProblem(field, _why(found["sequence"])),))


def _why(sequence: list[dict[str, object]]) -> str:
    patterns = {str(part["pattern"]) for part in sequence}
    lists = {str(part.get("dictionary_name")) for part in sequence}
    if "user_inputs" in lists:
        return "This is made of your name or address. Choose a few words that have nothing to do with them."
    if patterns & {"repeat", "sequence", "spatial"}:
        return "Repetitions and rows of keys are among the first guesses. Choose a few unrelated words."
    return "This is one of the first guesses that anybody would make. Choose a few unrelated words."
