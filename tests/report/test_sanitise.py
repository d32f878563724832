import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.report.sanitise import Ids, clean
from tests.report import crawl

HOSTILE = [
    "<script>alert(1)</script>x",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><path d='M0 0'/></svg>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>1</script>'></iframe>",
    "<base href='//x.example'>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:1'>x</mi></math>",
    "<svg><style>@import url(//x.example)</style></svg>",
    "<p style='background:url(//x.example)'>x</p>",
    "<svg><foreignObject><script>1</script></foreignObject></svg>",
    "<svg><title><img src=x onerror=1></title></svg>",
    "<svg><use href='//x.example#a'/></svg>",
    "<svg><image href='//x.example/a.png'/></svg>",
    "<form action=//x><input></form>",
    "<svg><rect fill='url(//x.example#a)'/></svg>",
    "<meta http-equiv=refresh content='0;url=//x'>",
    "<link rel=stylesheet href=//x>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "<template><script>1</script></template>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:1>",
    "<table><svg><title><style></title><img src=x onerror=1>",
    "<p style='width:expression(alert(1))'>",
    "<!--><img src=x onerror=1>-->",
    "<p style=\"fill: url('#a') , url(//x.example)\">",
    "<p style='color:\\75rl(//x)'>x</p>",
    "<textarea><img src=x onerror=1></textarea>",
]


@pytest.mark.parametrize("fragment", HOSTILE)
def test_nothing_that_runs_or_fetches_gets_through(fragment):
    seen = crawl.read(clean(fragment))
    assert (seen.odd, seen.scripts) == ([], [])


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<", ">", "'", '"', "</", "svg", "title", "-->", "text", "\x00", "&lt;"]), max_size=8
    )
)
def test_no_mixture_of_hostile_parts_gets_through_and_cleaning_again_changes_nothing(parts):
    once = clean("".join(parts))
    seen = crawl.read(once)
    assert (seen.odd, seen.scripts) == ([], [])
    assert crawl.read(clean(once)).odd == []


@pytest.mark.parametrize(
    "fragment",
    [
        '<p>A <em>word</em> and <a href="read/ab.html#s1" class="dl-evidence">a link</a></p>',
        '<table class="dataframe"><tbody><tr><td>1</td></tr></tbody></table>',
        '<figure id="f1"><figcaption>Title</figcaption></figure>',
        '<details open=""><summary>more</summary>x</details>',
        '<time datetime="2022-09-10">Saturday</time>',
        "<bdi>שלום</bdi> &lt;b&gt;",
        '<svg viewbox="0 0 1 1"><g style="fill: var(--c333333, #333333)"><path d="M0 0"></path></g></svg>',
    ],
)
def test_prose_tables_and_drawings_stay_as_they_are(fragment):
    assert clean(fragment) == fragment


def test_ids_stay_unique_and_the_references_follow():
    ids = Ids(frozenset({"main"}))
    first = clean('<p id="main">a</p><a href="#main">b</a>', ids)
    second = clean('<svg><defs><path id="p"/></defs><use xlink:href="#p"/></svg><svg><path id="p"/></svg>', ids)
    assert first == '<p id="main-2">a</p><a href="#main-2">b</a>'
    assert 'id="p"' in second and 'id="p-2"' in second and 'href="#p"' in second


def test_hostile_nesting_and_size_are_read_in_one_pass():
    assert "x" in clean("<div>" * 200 + "x")
    assert len(clean("<p>" + "word " * 400_000)) > 1_000_000
    assert clean("<b>" * 50_000) is not None
