"""The classes of words that page furniture is put together from; `furniture` says how.

General English, no phrase of any site: a word stands here for what it does in a prompt, a label or a notice.
"""


def words(listed: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(listed.split())


#: what tells that a line reports somebody
TELLING = words(
    "said says told according asked reported stated claimed argued wrote announced warned explained declined"
)
#: the reader, addressed
READER = words(
    "you your you're you've us please yours"
)
#: what a reader is asked for
REPLY = words(
    "comment comments commenting reply replies response responses opinion opinions thoughts feedback discussion "
    "conversation debate views remarks"
)
#: verbs that ask for it
CALL_FOR_REPLY = words(
    "leave post write add share tell join give send let have start submit drop show hide load read see enter type "
    "make voice express view log sign weigh got any be comment reply discuss debate continue"
)
#: what else stands in a label of comments
AROUND_REPLY = words(
    "no view all show hide load more yet a the be first to on so far this article story post latest newest oldest "
    "top in below section add leave write your go jump read see sort by join"
)
#: what is said of comments
REPLY_CLOSED = words(
    "closed disabled off moderated moderation powered policy unavailable open below"
)
#: how a question to the reader begins
ASKING_WORDS = words(
    "what how do what's which where did would are"
)
#: networks
NETWORKS = words(
    "facebook twitter whatsapp linkedin pinterest reddit telegram instagram youtube tiktok threads bluesky mastodon "
    "messenger flipboard tumblr snapchat viber wechat weibo vkontakte xing sms"
)
#: what stands beside networks in a row of buttons
WITH_NETWORKS = words(
    "share shares sharing tweet on via with by to and or us me this page save send copied copy link app opens in "
    "new window x email e mail print post pin like follow line pocket google article story shared url the a"
)
#: what is shared
SHARED_THING = words(
    "article story page post link friend friends word report video news us link page"
)
#: sharing, in a row of buttons
SHARED = words(
    "share shares tweet"
)
#: verbs of sharing
SHARING = words(
    "share tweet follow pin send forward email print save copy spread recommend repost like"
)
#: what is offered to readers
OFFER = words(
    "newsletter newsletters inbox subscription account membership updates alerts briefing notifications app access "
    "trial digest subscriber subscribers member members password journalism newsroom email emails podcast bulletin "
    "donation supporter"
)
#: how they are asked to take it
TAKING = words(
    "get join become support donate enter create download start try unlock upgrade receive activate already "
    "subscribe register login logout log sign stay never want enjoying thank thanks help contribute"
)
#: what makes an offer of it
OF_OFFER = words(
    "our my a an free unlimited"
)
#: what advertisements are called
ADVERT = words(
    "advertisement advertisements advertising advertorial ad ads sponsored promoted advert adverts"
)
#: what else stands in such labels
AROUND_ADVERT = words(
    "content links link post paid partner partnership by from google feature this is an a skip close remove "
    "continue continues reading below after story article the scroll down to for more main stories with report"
)
#: notices that a page links to
POLICIES = words(
    "privacy cookie cookies terms imprint accessibility sitemap disclaimer gdpr"
)
#: what else stands in such a row
AROUND_POLICIES = words(
    "policy policies notice settings preferences of use service services and conditions legal statement contact us "
    "about careers jobs advertise with help faq faqs do not sell my personal information data your choices ad code "
    "ethics corrections the our site map manage sale consent support"
)
#: what stands on the buttons of a cookie wall
BUTTONS = words(
    "accept agree reject allow decline manage all i cookies preferences options settings choices got it ok okay "
    "consent continue close necessary only essential"
)
#: what the reader presses there
PRESSED = words(
    "accept agree reject allow decline manage consent cookies"
)
#: cookies
COOKIES = words(
    "cookie cookies tracking"
)
#: the site and its reader
OF_SITE = words(
    "we our us you your site website websites"
)
#: what is said of cookies
COOKIE_USE = words(
    "use uses using accept agree consent continue continuing browsing preferences settings policy experience enable "
    "store necessary personalise personalize improve"
)
#: words that select from many articles
SELECTING = words(
    "related recommended more most other similar latest top trending popular best must next previous further also "
    "editor's editors featured essential recent suggested hot selected don't miss missed up now today's unmissable "
    "readers reader's staff big biggest key newest"
)
#: things to read or watch
THINGS = words(
    "read reads reading see watch view listen article articles story stories news post posts topic topics content "
    "link links coverage headline headlines video videos pick picks choice choices favourites favorites galleries "
    "features updates episodes viewed shared commented discussed watched popular podcasts reports recommended"
)
#: small words between them
AROUND_THINGS = words(
    "the a an on in from for to of and this that these here it by with at be what where if case our all about is us "
    "them subject section author site web around across elsewhere week day month like you your today now right"
)
#: labels of what is offered "for you"
OFFERED = words(
    "recommended trending suggested featured popular"
)
#: to whom and when
FOR_READER = words(
    "for you now today right this week on the site here in"
)
#: verbs of looking
LOOKING = words(
    "see watch view listen browse explore discover find learn show load read check"
)
#: what is looked at
LOOKED_AT = words(
    "video videos photos photo gallery galleries slideshow pictures images podcast podcasts episode clip more all "
    "here below full"
)
#: verbs of visiting
VISITING = words(
    "visit click see go read follow check subscribe tap email contact"
)
#: what comes by mail or to a telephone
MAILED = words("newsletter newsletters inbox briefing bulletin digest alerts")
#: forms that only the verb of a sentence takes
FINITE = words(
    "is are was were isn't aren't wasn't weren't has have had hasn't haven't hadn't will would won't wouldn't can "
    "cannot can't could couldn't may might must should shall do does did don't doesn't didn't said says told went "
    "came took made gave got left began became fell won lost met held saw kept knew thought felt found brought "
    "bought sold sent spent built paid led ran rose grew drew drove spoke broke chose wrote hit cut put let shut beat "
    "stood understood heard taught caught fought sought struck shook threw flew shot sat lay swore tore wore sank "
    "sang swam fled bore bled dealt meant kept slept wept swept leapt"
)
#: what a site is spoken of by
SITE = words("cookies cookie newsletter newsletters subscribers podcast inbox website")
#: words without one of which a line is no credit: looked for first, since few lines hold any
CREDIT = words(
    "photo photos photograph photographs image images picture pictures credit credits getty reuters afp ap epa file "
    "illustration shutterstock handout screengrab istock bloomberg anadolu tass"
)
#: words that point into a picture
POINTING = words("pictured seen file this screengrab screenshot still")
#: how a line begins that lets the reader in
ENTRY = {
    ("sign", "up"), ("sign", "in"), ("sign", "out"), ("log", "in"), ("log", "out"), ("create", "account"),
    ("create", "an"), ("my", "account"),
}  # fmt: skip
#: what is offered by its name alone
ALONE_OFFERED = ("newsletter", "newsletters", "subscriptions", "membership", "donate")
