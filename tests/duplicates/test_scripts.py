"""Languages without blanks between words, and other alphabets, are compared like any other."""

import random
import unicodedata

import pytest

from analysis.duplicates import group
from analysis.duplicates.sketches import read

#: Where the letters of a script begin and end; articles are drawn from them.
SCRIPTS = {
    "Han": (0x4E00, 0x5E00), "Kana": (0x3042, 0x3094), "Thai": (0x0E01, 0x0E2F), "Khmer": (0x1780, 0x17B3),
    "Burmese": (0x1000, 0x102A), "Lao": (0x0E81, 0x0EB0),
}  # fmt: skip


def article(script: str, seed: int, length: int = 400) -> str:
    """Sentences of two-letter words, set without blanks and ended by a blank or a full stop."""
    pick, (low, high) = random.Random(f"{script} {seed}"), SCRIPTS[script]
    word = [chr(pick.randrange(low, high)) + chr(pick.randrange(low, high)) for _ in range(120)]
    stop = "。" if script in ("Han", "Kana") else " "
    return stop.join("".join(pick.choice(word) for _ in range(15)) for _ in range(length // 30))


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_without_blanks_are_compared_by_stretches_of_characters(script: str) -> None:
    texts = [article(script, k) for k in range(6)]
    cut = texts[1][: len(texts[1]) // 2]
    extended = texts[2] + article(script, 90)
    edited = "".join(chr(SCRIPTS[script][0]) if i % 60 == 0 else c for i, c in enumerate(texts[3]))
    assert group([*texts, cut, extended, edited]) == [0, 1, 2, 3, 4, 5, 1, 2, 3]


def test_articles_on_one_matter_in_chinese_are_two_voices() -> None:
    one = "乌克兰总统泽连斯基周六表示，乌军已收复哈尔科夫地区约两千平方公里的领土，反攻仍在继续。居民走上街头迎接士兵。"
    two = "俄罗斯国防部周六宣布，将从哈尔科夫地区的巴拉克列亚撤出部队，重新部署到顿涅茨克方向。分析人士称这是挫折。"
    assert group([one, two, f"（路透社）{one}更多消息稍后公布。"]) == [0, 1, 0]


def test_a_form_filled_anew_in_chinese_is_another_report() -> None:
    form = "{}日白天多云，最高气温{}度，最低气温{}度，北风{}级，降水概率{}%，日出{}时{}分，日落{}时{}分，湿度{}%。"
    assert group([form.format(*range(1, 11)), form.format(*range(21, 31))]) == [0, 1]


def test_a_cut_version_with_later_figures_in_chinese_is_the_same_report() -> None:
    text = "".join(f"{article('Han', k, 120)}已有{k + 12}人获救，" for k in range(6))
    later = "".join(f"{article('Han', k, 120)}已有{k + 45}人获救，" for k in range(4))
    assert group([text, later, article("Han", 50)]) == [0, 0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Президент сообщил в субботу, что войска освободили более тридцати населённых пунктов на востоке страны.",
        "قال الرئيس يوم السبت إن القوات استعادت أكثر من ثلاثين بلدة في شرق البلاد خلال الأيام الماضية.",
        "대통령은 토요일 군이 동부 지역에서 서른 개가 넘는 마을을 되찾았다고 밝혔다고 통신사가 전했다.",
        "Le président a déclaré samedi que l’armée avait repris plus de trente localités dans l’est du pays.",
    ],
)
def test_other_alphabets_and_decomposed_letters_are_the_same_text(text: str) -> None:
    assert group([text, unicodedata.normalize("NFD", text), text.upper(), "Something else was told."]) == [0, 0, 0, 1]


def test_words_of_a_mixed_text_stay_words() -> None:
    assert len(read(["iPhone 14の発売は9月16日 in Japan"]).words[0]) == len(
        ["iPhone", "14", "の発", "発売", "売は", "9", "月", "16", "日", "in", "Japan"]
    )
