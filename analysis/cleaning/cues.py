"""The turns of phrase by which the furniture of a news page can be told: general kinds, no site's own phrases.

A cue is evidence for the line model, never a verdict by itself: an article may well speak of cookies or of Twitter.
Phrases are compared word by word in lower case, so that "Sign-up", "SIGN UP" and "sign up" are one.
"""

import re

_PHRASES = {
    "share": "share, shares, shared, sharing, tweet, facebook, twitter, whatsapp, linkedin, pinterest, "
    "instagram, youtube, reddit, telegram, tiktok, threads, bluesky, mastodon, flipboard, messenger, "
    "email, e mail, print, copy link, link copied, follow us, spread the word",
    "subscribe": "subscribe, subscribed, subscriber, subscribers, subscribing, subscription, subscriptions, "
    "newsletter, newsletters, sign up, sign in, sign out, signed in, signed up, log in, log out, "
    "login, logout, register, registered, inbox, membership, my account, your account, create an "
    "account, donate, donation, donations, free trial, paywall, unlimited access, support us, get the "
    "app, download, become a member",
    "comment": "comment, comments, commenting, leave a reply, reply, replies, join the conversation, join the "
    "discussion, join the debate, have your say, your thoughts, your opinion, your view, your views, "
    "required fields, email address will not, report abuse, what do you think, tell us what, let us "
    "know, feedback",
    "related": "related, read more, read next, read also, read the full, more from, more on, more stories, more "
    "news, more in, more about, more to, recommended, may like, might like, may also like, might also "
    "like, most read, most popular, most viewed, most recent, most shared, popular, trending, must "
    "read, must reads, must see, latest, top stories, editors picks, editor's picks, editors' picks, "
    "editor's choice, see also, don't miss, up next, previous, next article, next post, next story, "
    "you may have missed, in case you missed, from the web, around the web, find out more, learn "
    "more, view all, see all, show more, load more, further reading, what to read, keep reading, "
    "elsewhere, in other news",
    "legal": "all rights reserved, rights reserved, copyright, terms, privacy, cookie, cookies, policy, "
    "policies, disclaimer, reproduced, redistributed, contact, contact us, about us, careers, "
    "sitemap, site map, accessibility, faq, faqs, help, imprint, gdpr, licence, license, consent",
    "advert": "advert, adverts, advertise, advertisement, advertisements, advertiser, advertisers, advertising, "
    "sponsored, promoted, promotion, partner content, paid content, paid post, story continues, "
    "continue reading, article continues, report continues, scroll down, scroll to continue, click "
    "here, tap here, buy now, shop, shop now, deal, deals, coupon, coupons, affiliate, commission",
    "when": "published, updated, posted, last modified, seconds ago, minute ago, minutes ago, mins ago, hour "
    "ago, hours ago, hrs ago, day ago, days ago, week ago, weeks ago, month ago, months ago, min "
    "read, minute read, minutes read, read time, reading time, gmt, utc, est, edt, pst, pdt, cet, "
    "cest, ist, bst",
    "credit": "photo by, photo via, photo courtesy, photo credit, photos by, image by, image via, image "
    "courtesy, image credit, image caption, image source, images by, picture by, picture credit, "
    "photographer, getty, getty images, shutterstock, credit, courtesy, file photo, file picture, "
    "file image, pictured, screenshot, screengrab, illustration, caption",
    "media": "video, videos, watch, play, gallery, galleries, slideshow, podcast, podcasts, listen, audio, "
    "live, stream, loading, close, open, menu, search, skip to, toggle, expand, collapse, home, back "
    "to top, jump to, swipe, unmute, fullscreen, full screen",
    "label": "tag, tags, topic, topics, filed under, category, categories, keyword, keywords, in this article, "
    "in this story, section, sections, about the author, reporting by, editing by, written by, "
    "author, contributed to this, correspondent, follow him, follow her, wordcount",
    "notice": "personal data, your data, data protection, "
    "use cookies, uses cookies, of cookies, accept cookies, cookie policy, privacy policy, terms of "
    "use, terms of service, terms and conditions, all rights reserved, subject to copyright, be "
    "reproduced, be published, be redistributed, without permission, written permission, prior "
    "permission, you consent, your consent, you agree, fair dealing, fair use, targeted ads, "
    "personalised ads, personalized ads, user agreement, do not sell",
}  # fmt: skip
#: the kinds that are looked for in lines of any length; the others only in lines of up to this many words
ANY_LENGTH = ("notice",)
SHORT = 30
_SIGNS = {"©": "legal", "℗": "legal"}

#: every kind of cue, in order
KINDS = tuple(_PHRASES)


def _index(phrases: dict[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word of a phrase -> the words that must follow it, and the phrase's kind."""
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for kind, listed in phrases.items():
        for phrase in listed.split(","):
            first, *rest = phrase.split()
            found.setdefault(first, {})[tuple(rest), kind] = None
    return {first: tuple(ways) for first, ways in found.items()}


#: first word of a phrase -> the words that must follow it, and the phrase's kind
BY_FIRST = _index(_PHRASES)
#: how many words the longest phrase has
LONGEST = 1 + max(len(rest) for ways in BY_FIRST.values() for rest, _ in ways)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_CREDIT_MARK = re.compile(
    r"\b(?:photo(?:graph)?|image|picture)s?(?:: | ?/)|/ ?(?:reuters|afp|ap|epa|getty)\b", re.IGNORECASE
)


def kinds_of_signs(text: str) -> set[str]:
    """The kinds of cue that a short line gives by its signs and figures."""
    found = {kind for sign, kind in _SIGNS.items() if sign in text}
    if not text.isalpha() and CLOCK.search(text):
        found.add("when")
    if ("/" in text or ":" in text) and _CREDIT_MARK.search(text):
        found.add("credit")
    return found


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
