"""Whether words of a script without spaces are a whole name: `中国` in 中国的经济, but not in 中国银行, and `京都` not in 南京都市.

Nothing is cut into words, which would take a dictionary. On each side of a name, the text must end, or have punctuation, or one of a few
words that are no part of names: `的` (of), `在` (in), `は` (a particle). Beside a person's name, an office is such a word too.
"""

from __future__ import annotations

import re
import unicodedata

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Characters of scripts without spaces, for a regular expression: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_RUN = re.compile(rf"[{UNSPACED}]*")
_SHOWN = 3  # characters of a possible longer name that a message shows, on each side
_ROOM = 20  # characters on each side, in which kana show that the text is Japanese
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_JOINING = "·・•‧=-‐‑–—~&/"  # 塞·威廉姆斯: the two parts of one name


def _of(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_OFFICES = _of(
    "总统 總統 主席 总理 總理 首相 外长 外長 部长 部長 书记 書記 委员长 委員長 省长 省長 市长 市長 州长 州長 局长 "
    "局長 院长 院長 校长 校長 会长 會長 行长 行長 团长 團長 队长 隊長 秘书长 秘書長 董事长 董事長 主任 经理 經理 司令 "
    "将军 將軍 元帅 元帥 大使 国王 國王 议长 議長 议员 議員 发言人 發言人 国务卿 國務卿 教授 博士 院士 先生 女士 小姐 "
    "老师 老師 医生 醫生 教练 教練 总裁 總裁 社长 社長 大臣"
)
_OFFICES_OF_A_COUNTRY = _of("总统 總統 总理 總理 首相 外长 外長 国王 國王 国务卿 國務卿 首都")
_BEFORE = _of(
    "在 是 对 對 向 从 從 与 與 和 及 跟 给 給 由 被 把 让 讓 为 為 到 至 往 于 於 据 據 但 而 或 因 的 了 着 称 稱 "
    "说 說 以及 关于 關於 根据 根據 来自 來自 访问 訪問 前往 抵达 抵達 离开 離開 会见 會見 通过 通過 包括 帮助 幫助 "
    "支持 要求 希望 正在 指责 指責 敦促"
)
_BEFORE_PERSON = (
    *_OFFICES,
    *_of(
        "记者 記者 作家 诗人 詩人 导演 導演 演员 演員 选手 選手 队员 隊員 科学家 科學家 画家 畫家 学者 學者 作者 冠军 冠軍 夫人 同志 助理"
    ),
)
_AFTER = _of(
    "的 在 是 与 與 和 及 或 等 对 對 将 將 已 也 还 還 就 不 没 沒 曾 仍 却 卻 则 則 从 從 向 于 於 把 被 让 讓 为 "
    "為 说 說 称 稱 指出 表示 认为 認為 宣布 强调 強調 今天 昨天 今年 去年 明年 目前 近日 日前 最近 首先 先后 先後 "
    "以及 之间 之間 境内 境內 方面"
)
_AFTER_PERSON = (
    *_OFFICES,
    *_of("会见 會見 出席 参加 參加 主持 发表 發表 介绍 介紹 告诉 告訴 提出 率领 率領 逝世 一行 同 来 來 到 去 报道 報道"),
)
_COMRADE = "同志"
"""After a person's name, it is as much a part of it as an office: 邓小平同志指出, but not 邓小平同志故居 (his former home)."""
_NOT_AFTER = _of("在线 在線 和平 对外 對外 于都 到会")
"""Words that only begin like one of those: 中国和平统一促进会, 中国对外友好协会."""

_PARTICLES = _of("は が を に で と の も へ や から まで など より")
_JAPANESE_OFFICES = _of("氏 さん 首相 大統領 外相 議員 監督 選手 教授 博士 社長 会長 知事 市長 容疑者 被告")
_HONOURS = "おご"  # hiragana that begin a word


def is_unspaced(name: str) -> bool:
    """Whether the name begins or ends with a character of such a script."""
    return _is_unspaced(name[:1]) or _is_unspaced(name[-1:])


def _is_unspaced(character: str) -> bool:
    return _IS_UNSPACED.match(character) is not None


def stands_alone(text: str, start: int, end: int, *, is_person: bool) -> bool:
    """Whether nothing beside the name can belong to it."""
    if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING and _is_unspaced(text[end + 1 : end + 2]):
        return False  # 英特尔(中国)有限公司
    is_japanese = bool(_KANA.search("".join(_beside(text, start, end, _ROOM))))
    return _begins(text, start, is_person, is_japanese) and _ends(text, end, is_person, is_japanese)


def with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name begins and ends with the characters right beside it, for a message."""
    before, after = _beside(text, start, end, _SHOWN)
    return start - len(before), end + len(after)


def _beside(text: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Up to so many characters of such scripts right before and right after the name."""
    before, after = _RUN.match(text[max(0, start - room) : start][::-1]), _RUN.match(text[end : end + room])
    return before[0][::-1] if before else "", after[0] if after else ""


def _begins(text: str, start: int, is_person: bool, is_japanese: bool) -> bool:
    before = text[start - 1 : start]
    if _is_free(before):
        return True
    if not is_japanese:
        return text.endswith(_BEFORE_PERSON + _BEFORE if is_person else _BEFORE, 0, start)
    if _HIRAGANA.match(before):
        return before not in _HONOURS and not _HIRAGANA.match(text, start)
    return is_person and text.endswith(_JAPANESE_OFFICES, 0, start)


def _ends(text: str, end: int, is_person: bool, is_japanese: bool) -> bool:
    if _is_free(text[end : end + 1]):
        return True
    if is_japanese:
        is_hiragana = _HIRAGANA.match(text, end - 1)
        return text.startswith(() if is_hiragana else _PARTICLES, end) or (is_person and text.startswith(_JAPANESE_OFFICES, end))
    if is_person and text.startswith(_COMRADE, end):
        end += len(_COMRADE)
        return _is_free(text[end : end + 1]) or text.startswith(_AFTER_PERSON + _AFTER, end)
    more = _AFTER_PERSON if is_person else _OFFICES_OF_A_COUNTRY
    return text.startswith(more + _AFTER, end) and not text.startswith(_NOT_AFTER, end)


def _is_free(character: str) -> bool:
    """Whether the character, if there is one, is no part of a word and joins none: a space or punctuation."""
    return not character or not (character.isalnum() or character in _JOINING or unicodedata.category(character)[0] == "M")
