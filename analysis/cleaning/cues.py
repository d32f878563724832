"""The turns of phrase by which the furniture of a news page can be told: general kinds, no site's own phrases.

A cue is evidence for the line model, never a verdict by itself: an article may well speak of cookies or of Twitter.
"""

import re

_ALTERNATIVES = {
    "share": r"share|shares|tweet|facebook|twitter|whatsapp|linkedin|pinterest|instagram|youtube|reddit|telegram"
    r"|e-?mail|print|copy link|link copied|follow us|follow @",
    "subscribe": r"subscri\w+|newsletters?|sign(?:ed|ing)?[ -]?(?:up|in|out)|log[ -]?(?:in|out)|register|inbox"
    r"|membership|my account|donat\w+|free trial|paywall|unlimited access|support us|get the app"
    r"|download",
    "comment": r"comments?|commenting|leave a reply|disqus|join the (?:conversation|discussion|debate)"
    r"|your thoughts|required fields|email address will not|reply|report abuse|what do you think",
    "related": r"related|read (?:more|next|also|the full)|more (?:from|on|stories|news|in|about|to)|recommended"
    r"|(?:may|might) (?:also )?like|most (?:read|popular|viewed|recent|shared)|popular|trending"
    r"|must[ -]?(?:reads?|see)|latest|top stories|editors?['’]?s? (?:picks?|choice)|see also"
    r"|don['’]t miss|up next|previous|next (?:article|post|story)|you may have missed|from the web"
    r"|around the web|find out more|learn more|view all|see all|show more|load more",
    "legal": r"©|\(c\)|all rights reserved|copyright|terms|privacy|cookies?|policy|policies|disclaimer|reproduced"
    r"|redistributed|contact|about us|careers|site ?map|accessibility|faqs?|help|feedback|imprint|gdpr"
    r"|licen[cs]e",
    "advert": r"advert\w*|sponsored|promoted|partner content|story continues|continue reading|article continues"
    r"|scroll down|click here|tap here|buy now|shop|deals?|coupons?|affiliate|commission",
    "when": r"published|updated|posted|last modified"
    r"|\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago|min(?:ute)?s? read|read time"
    r"|\d{1,2}:\d\d|[ap]\.?m\.?|[ECMP][SD]T|GMT|UTC|IST",
    "credit": r"(?:photo(?:graph)?|image|picture)s?(?= (?:by|via|courtesy|credit|caption|source)|:| ?/)"
    r"|photographer|getty|shutterstock|credit|courtesy|file (?:photo|picture|image)|pictured|screenshot"
    r"|screengrab|illustration|caption|/ ?(?:reuters|afp|ap|epa|getty)",
    "media": r"video|watch|play|gallery|galleries|slideshow|podcasts?|listen|audio|live|stream|loading|close|open"
    r"|menu|search|skip to|toggle|expand|collapse|home|back to top|jump to|swipe|unmute|fullscreen",
    "label": r"tags?|topics?|filed under|categor(?:y|ies)|keywords?|in this (?:article|story)|sections?"
    r"|about the author|reporting by|editing by|written by|author|contributed to this|correspondent"
    r"|follow him|follow her|wordcount",
}  # fmt: skip

#: kind of cue -> the pattern that finds it
CUES = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _ALTERNATIVES.items()}

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = re.compile(
    rf"\b{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\b"
    r"|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b"
)
URL = re.compile(r"https?://|www\.|\S@\S|\.com\b|@\w{2,}|\.org\b")
CRUMBS = re.compile(r"\s[>»›|•·/]\s|»|›|\s[|•·]|\|")
BYLINE = re.compile(r"(?i:by|from|written by|reporting by|story by) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*)*")

#: Words that hold sentences together; news prose is full of them, menus are not.
STOP_WORDS = frozenset(
    (  # noqa: SIM905
        "a an the and or but if of to in on at by for from with as that this these those it its he she they we you "
        "i his her their our your my was were is are be been being has have had do does did not no will would can "
        "could should may might than then there when which who whom what where how after before into over about "
        "against between during also said says out up down more most some any all such only so because while until "
        "under through der die das und ist nicht ein eine zu von mit auf für den dem des le la les et est une un "
        "que qui dans pour pas sur au du de se ce il elle el los las y en es por con para una del su al e o os as "
        "um uma não em na no da do di che per non sono "
    ).split()
)
