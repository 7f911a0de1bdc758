"""What the program says of itself, in Chinese and in English."""

from __future__ import annotations

import errno
from typing import NamedTuple

_ERRNO = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是目录，不是文件",
    errno.ENOTDIR: "路径中间有一段不是目录",
    errno.EEXIST: "已有这个文件",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "文件太大",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘读写出错",
}

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


def why(error: OSError) -> Words:
    """Say what the system says of an error."""
    en = error.strerror or str(error)
    return Words(_ERRNO.get(error.errno or 0, en), en)


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
