"""The style file: what it ships with, and what an office may change."""

from pathlib import Path

import pytest

from jdtool.errors import JdtoolError
from jdtool.reports.style import load_style


def test_the_shipped_style_is_that_of_the_standard() -> None:
    style = load_style()
    assert (style.page.text_width, style.page.text_height, style.page.line_pitch) == (8845, 12756, 579)
    assert (style.character_spacing, style.character_pitch) == (-5, 315)
    assert style.heading.numbering == "gb"


def test_a_style_file_changes_only_what_it_names(tmp_path: Path) -> None:
    own = tmp_path / "本单位.toml"
    own.write_text('[heading]\nnumbering = "legacy"\n[font.alternatives]\n"隶书" = ["LiSu"]\n', encoding="utf-8")
    style = load_style(own)
    assert style.heading.numbering == "legacy"
    assert style.page == load_style().page
    assert style.font.alternatives["隶书"] == ("LiSu",)
    assert style.font.alternatives["黑体"] == ("SimHei", "华文黑体")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[pages]\ntop = 30", "未知的设置项“pages”，是不是“page”？"),
        ("[page]\ntopp = 30", r"\[page\]：未知的设置项“topp”，是不是“top”？"),
        ("page = 3", r"\[page\] 应是一节设置"),
        ('[page]\ntop = "30"', r"\[page\] top 应写成 37 这样的值"),
        ("[page]\nlines = 22.5", r"\[page\] lines 应写成 22 这样的值"),
        ("[page]\nlines = 0", r"\[page\] lines 太小"),
        ("[page]\ntop = -1", r"\[page\] top 太小"),
        ("[page]\ntop = nan", r"\[page\] top 应写成"),
        ("[page]\nlines = true", r"\[page\] lines 应写成"),
        ("[page]\nleft = 120\nright = 120", "页边距太大"),
        ('[page]\ngrid = "chars"', "grid 应是 lines、linesAndChars 之一"),
        ('[heading]\nnumbering = "roman"', "numbering 应是 gb、legacy、none 之一"),
        (f'[font]\nbody = "{"宋" * 32}"', "body 应有 1 至 31 个字符"),
        ('[font]\nbody = ""', "body 应有 1 至 31 个字符"),
        ('[font.alternatives]\n"黑体" = "SimHei"', "替代字体"),
        (f'[font.alternatives]\n"黑体" = ["{"黑" * 16}", "{"体" * 15}"]', "不超过 31 个字符"),
        ("[page", "不是有效的 TOML"),
    ],
)
def test_a_mistake_in_a_style_file_is_named(text: str, complaint: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(JdtoolError, match=complaint):
        load_style(own)


def test_a_style_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JdtoolError, match=r"版式文件 没有\.toml 读不了"):
        load_style(tmp_path / "没有.toml")
