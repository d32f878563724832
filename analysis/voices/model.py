"""What a quotation is here: words of a text, whose they are, and how that is known."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Quote:
    """A statement that a text gives to a speaker. Offsets are code points of the text that was read.

    `start`, `end`: the words attributed, without the quotation marks for "direct", the clause for "indirect" and
    "mixed". `speaker` is the name that the speaker's words resolve to within the text, or those words themselves
    where they name nobody ("the policeman"), None where nobody is known. `speaker_start`, `speaker_end` are where
    the speaker's words stand ("he"). `hedge` is the word by which the writer keeps a distance. `rule` says in a few
    plain words how the statement was found, `confidence` (0 to 1) how far that rule is trusted. `main` is whether the
    main clause of its sentence hands the statement on ("She said it rained", "It rained, she said"), not one inside it.
    """

    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    hedge: str | None
    rule: str
    confidence: float
    main: bool = False
