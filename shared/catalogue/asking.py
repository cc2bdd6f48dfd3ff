"""The words with which texts ask for somebody: what comes before a thing to be done, and who is meant."""

import re
from functools import cache

_VERBS = (
    "achieve act adapt address administer advise align analyse analyze answer anticipate apply architect"
    " arrange articulate assemble assess assist assume attend audit automate bake brew bring budget build"
    " buy calculate calibrate calm comfort capture care carry champion check chop clean co-operate coach code"
    " collaborate collect combine communicate compare compile complete comply compose conduct configure"
    " connect consider consolidate construct consult contribute control convert convince cook cooperate"
    " coordinate cover craft create cross-sell customise customize cut deal debug decide define delegate"
    " deliver demonstrate deploy design determine develop devise diagnose dig direct discover discuss"
    " disinfect dispense document draft draw drive dust edit educate empower enable encourage engage"
    " engineer enhance ensure escalate establish estimate evaluate evolve examine execute expand explain"
    " explore facilitate feed find finish fit fix focus fold follow forecast foster gain gather generate"
    " give grill grow guide hammer handle harvest help host hunt identify implement improve increase"
    " influence inform innovate inspect inspire install integrate interact interpret interview introduce"
    " investigate invoice iron judge juggle keep launch lay lead learn leverage liaise lift listen"
    " litigate load maintain make manage measure meet mentor migrate milk mitigate mix model modify"
    " monitor motivate mow navigate negotiate nurse obtain onboard operate optimise optimize order"
    " organise organize oversee own pack paint participate partner patrol peel perform persuade pick"
    " pioneer pitch plan plaster plead pour prepare prescribe present prioritise prioritize process"
    " procure produce program promote propose protect provide prune publish purchase pursue qualify rake"
    " reach read recognise recognize recommend reconcile recruit reduce refactor refine repair report"
    " represent research resolve respond restock restore review run safeguard sand scale schedule season"
    " secure select sell serve set sew shape share simplify solve speak specify spend spot stack stay"
    " steer sterilise sterilize stimulate stitch stock strengthen strive summarise summarize supervise"
    " supply support survey sweep synthesise synthesize tackle tailor take teach tend test think thrive"
    " tidy tile tow track train transform translate transport treat trim troubleshoot tune tutor"
    " understand undertake unload update upgrade use utilise utilize vaccinate validate verify visualise"
    " visualize voice wash weave weigh weld wipe wire work wrap write"
)
_DOUBLES = "chop control cut debug dig fit get plan program run set stop travel trim wrap"
_DOUBLED = frozenset(_DOUBLES.split())
_OFTENER_OTHERWISE = (
    "according being bring following including making morning looking meeting building regarding using having"
    " during engineering marketing training working leading growing exciting interesting challenging"
)
_HARDLY_VERBS = frozenset(_OFTENER_OTHERWISE.split())
"""Forms that are oftener a noun, an adjective or a preposition where nothing asks for a deed."""

_ADVERB = r"\s+(?:\w+ly\s+)?$"
_CUE = re.compile(
    r"\b(?:(?:ability|capability|capacity|desire|willingness|willing|able|eager|keen|ready|motivated|passion|drive"
    r"|responsibility|required|expected|opportunity|chance|skills?|confidence|role\s+is|job\s+is"
    r"|tasks?\s+(?:is|are))\s+(?:\w+\s+)?to"
    r"|(?:you|he|she|he/she|they|who|candidate|incumbent|holder|applicant)\s*"
    r"(?:(?:['’]ll|will|can|should|must|shall|may)(?:\s+also)?(?:\s+be(?:\s+able\s+to)?)?|are\s+able\s+to"
    r"|(?:are|is)\s+used\s+to|enjoy|love|like\s+to|know\s+how\s+to|have\s+to)"
    r"|responsib(?:le|ility|ilities)\s+(?:for|include|are|is|of)|in\s+charge\s+of|accountable\s+for"
    r"|(?:experience[ds]?|expertise|skills?|proficien\w+|skilled|interest(?:ed)?|background|track\s+record"
    r"|comfortable|confident|good|great|competent|adept|excel|enjoy|like|love|involved|success|duties|tasks"
    r"|capable|history|practice|focus|passionate)\s+(?:in|with|of|at|on|about|include|are|is)"
    r"|experienced?|skilled|enjoy|love|like|includes?|including|by|and|or|while|also"
    r"|your\s+(?:tasks|role|job|responsibilities|duties)\s*:?)" + _ADVERB,
    re.IGNORECASE,
)
_BEFORE_BASES = re.compile(r"\b(?:to|will|can|must|should|and|or|also|&)" + _ADVERB, re.IGNORECASE)
_BEFORE_GERUNDS = re.compile(
    r"\b(?:for|of|with|by|in|while|whilst|as\s+well\s+as|about|through)" + _ADVERB, re.IGNORECASE
)
_NOT_OF_THE_READER = re.compile(
    r"\b(?:mission|vision|goal|ambition|aim|purpose|freedom|opportunit(?:y|ies)|chance|how|space|tools?|welcome"
    r"|help(?:s|ing|ed)?(?:\s+\w+){0,2}|allow\w*(?:\s+\w+){0,2}|invite\s+you|like|want|hesitate|environment)"
    r"\s+(?:is\s+|are\s+)?to" + _ADVERB,
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"\b(?P<others>we|our\s+(?:team|company|mission|customers|clients|products?|platform)|the\s+company|department"
    r"|us)\b|\b(?:you|your|he|she|candidate|applicant|responsible|ability|holder)\b",
    re.IGNORECASE,
)


def asks_for(before: str, verb: str) -> bool:
    """Whether the words before a verb ask the reader to do it, or to be able to."""
    if _NOT_OF_THE_READER.search(before):
        return False
    said = list(_SUBJECTS.finditer(before))
    if said and said[-1]["others"]:
        return False
    if verb in gerunds() and verb not in _HARDLY_VERBS and _BEFORE_GERUNDS.search(before):
        return True
    return bool(_CUE.search(before) or (verb in bases() and _BEFORE_BASES.search(before)))


def is_verb(word: str) -> bool:
    """Whether a word in small letters is one of the verbs of work, bare or with -ing."""
    return word in bases() or word in gerunds()


@cache
def bases() -> frozenset[str]:
    """The verbs of work."""
    return frozenset(_VERBS.split())


@cache
def gerunds() -> frozenset[str]:
    """The same with -ing."""
    return frozenset(_gerund(verb) for verb in bases())


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if verb in _DOUBLED else verb) + "ing"
