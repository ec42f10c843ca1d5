"""Whether a visit reached the person: nobody at home, or a call that was answered, as the columns and the words say."""

import re

from jdtool.cells.remark import Label
from jdtool.ledgers.books import Books
from jdtool.ledgers.visits import Visit

_HINTS = re.compile(  # reading a text costs much; without one of these it does not say that nobody was met
    "[不没未无]有?[能肯愿敢给予想让被曾法]?(?:[开应见遇在接来赴回找碰到入理搭反动露照出看交说会寻]|与|和)|没有?得?人|无人|[见遇碰找]不|扑了?空|落空"
    "|拒|锁|闭|避|躲|未果|失约|爽约|放鸽子|装|未归|推[脱托辞说]|难以?见|见面(?:次数为)?[0零难]|把门|隔|抵触"
)
_CALLS = frozenset({"电话", "视频", "微信"})
_CALLED = re.compile("电话|通话|视频|微信|语音")
_UNANSWERED = re.compile(
    "[未没不拒][有能]?人?(?:接|通|回|应答|应|联系[上到])|无(?:人接|人应|应答|法)|关机|停机|空号|忙音|失联|[联打]系?不[上通]|挂断|换号"
)


def says_not_met(books: Books, visit: Visit) -> bool:
    """Whether the content or remarks say that nobody was met."""
    own = books.profile.words.get("not_met", ())
    texts = (
        text for text in (visit.content, visit.remarks) if _HINTS.search(text) or any(word in text for word in own)
    )
    return any(sign.label is Label.NOT_MET for text in texts for sign in books.signs(text))


def reached(books: Books, visit: Visit) -> bool:
    """Whether the person was met or spoken to: who is called is never met, and yet reached where the call went through."""
    if visit.met:
        return True
    text = f"{visit.content}；{visit.remarks}"
    if visit.method in _CALLS or (visit.met is False and _CALLED.search(text)):
        through = visit.method in _CALLS or any(sign.label is Label.IN_CONTACT for sign in books.signs(text))
        return through and not _UNANSWERED.search(text)
    return visit.met is None and not says_not_met(books, visit)
