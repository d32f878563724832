"""The tables of the benchmark on dates: what is read from TimeML, and how two markings are compared."""

from benchmarks import timeml

TEXT = (
    '<TimeML><DCT><TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2022-09-10"/></DCT>'
    '<TEXT>He &amp; she left on <TIMEX3 type="DATE" value="2022-09-09">Friday</TIMEX3> for '
    '<TIMEX3 type="DURATION" value="P2W">two weeks</TIMEX3>.</TEXT></TimeML>'
)


def test_a_text_is_read_without_its_markup():
    told = timeml.read(TEXT)
    assert (told.text, told.created) == ("He & she left on Friday for two weeks.", "2022-09-10")
    assert [told.text[m.start : m.end] for m in told.marked] == ["Friday", "two weeks"]


def test_the_table_counts_each_expression_once():
    told = timeml.read(TEXT)
    table = timeml.Confusion()
    table.add(told.marked, [told.marked[0], timeml.Marked(0, 2, "SET", "P1D")])
    assert table.counts == {("day", "day"): 1, ("length", timeml.MISSED): 1, (timeml.EXTRA, "set"): 1}
    assert any(line.split()[:3] == ["day", "1", "100%"] for line in table.lines())


def test_classes_of_values():
    values = ["2022-09-09", "2022-W36", "2022-W36-WE", "2022-Q3", "2022-09", "2022", "199", "P2W", "PAST_REF",
              "2022-09-09TMO", "2022-09-09T10:00", "2022-SU"]  # fmt: skip
    assert [timeml.class_of(timeml.Marked(0, 1, "DATE", v), "") for v in values] == [
        "day", "week", "weekend", "quarter or half", "month", "year", "decade, century", "length",
        "past, present, future", "part of a day", "clock", "season",
    ]  # fmt: skip
