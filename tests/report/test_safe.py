import pytest

from analysis import settings
from analysis.report import safe


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=1#c",
        "http://example.org",
        "mailto:desk@example.org",
        "read/0123456789ab.html#s4",
        "#s1",
        "2_terms.html",
        "a/b:c",
    ],
)
def test_an_honest_address_stays(url):
    assert safe.address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:1",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//elsewhere.example",
        "\\\\elsewhere",
        "/\\x",
        "",
        "java\u200bscript:alert(1)",
        "http:alert(1)",
        "https:///x",
        "/etc/passwd",
    ],
)
def test_an_address_that_could_run_or_leave_unseen_is_refused(url):
    assert safe.address(url) is None


def test_text_escapes_what_html_reads_and_replaces_what_it_cannot_hold():
    assert (
        safe.text("<b a=\"1\" c='2'>&\x00\x1b\ud800") == "&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;" + "\ufffd" * 3
    )


def test_a_short_form_ends_at_a_word_and_says_that_it_is_cut():
    assert safe.short("one  two\nthree", 50) == "one two three"
    assert safe.short("a long headline about many things", 20) == "a long headline…"
    assert len(safe.short("x" * 10_000_000, 60)) == 60


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        (f"{settings.ROOT}/analysis/terms/keyness.py:3", "analysis/terms/keyness.py:3"),
        ("/home/somebody/secret/corpus", "…/corpus"),
        (r"C:\Users\somebody\corpus.txt", "…/corpus.txt"),
        ("see https://example.org/a/b and 1/2 and and/or", "see https://example.org/a/b and 1/2 and and/or"),
    ],
)
def test_what_a_program_wrote_names_no_machine(given, expected):
    assert safe.plain(given) == expected
