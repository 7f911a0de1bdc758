"""What the program says of itself, in Chinese and in English."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Words(NamedTuple):
    """One sentence or label in both languages."""

    zh: str
    en: str

    def said(self, lang: str) -> str:
        """Return it in the language `lang`, "zh" or "en"."""
        return self.en if lang == "en" else self.zh

    def joined(self, more: Words) -> Words:
        """Return it with more said behind it."""
        return Words(self.zh + more.zh, self.en + more.en)


SEVERITY = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "info"),
}
VERDICT = {
    "holds": Words("成立", "hold"),
    "possible": Words("取整后可成立", "hold within rounding"),
    "violated": Words("不成立", "violated"),
}
GONE = Words("基线所记的问题已不在", "accepted, but no longer there")
