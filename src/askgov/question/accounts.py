"""Accounts by name: “清岚教育”公众号, 平安云溪抖音号. The name of an account is no organ, though it holds a place and a field."""

import re

_MEDIA = r"微信|公众?号|公众平台|订阅号|抖音|快手|视频号|微博|头条|小程序|客户端|[Aa][Pp][Pp]|微博客|粉丝|关注|推文|推送|发文"
_COUNTED = re.compile(r"多少|几|量[?？]?$|[条篇]数|(?:怎么|如何)(?:涨|变|跌|走)|涨跌")
_NAMED = re.compile(
    rf"[“\"「『](?P<name>[\u4e00-\u9fffA-Za-z]{{2,10}})[”\"」』](?=(?:的|这个|那个)?(?:政务|官方)?(?:{_MEDIA}|号)|[^“”,，。?？]{{0,16}}(?:{_MEDIA}))"
)
_BARE = re.compile(  # 平安云溪抖音号
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[年的问看查局委办]))"
    rf"(?P<name>(?:平安|健康|智慧|法治|文明|美丽|微)[\u4e00-\u9fff]{{2,3}}?|[\u4e00-\u9fff]{{2,3}}(?:发布|在线|三农|普法|警方))"
    rf"(?=(?:的|这个)?(?:政务|官方)?(?:{_MEDIA}|号(?=[,，])))"
)


def without_account(text: str) -> tuple[str, str]:
    """A normalised question for a number without the one account that it names, and the name; "" where it names none."""
    for pattern in (_NAMED, _BARE) if _COUNTED.search(text) else ():
        found = {match["name"] for match in pattern.finditer(text)}
        if found:
            return (pattern.sub("", text), found.pop()) if len(found) == 1 else (text, "")
    return text, ""
