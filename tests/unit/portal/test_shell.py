import base64
import hashlib
import re

from fastapi.testclient import TestClient

from askgov.portal.shell import dressed, policy


def test_the_page_is_chinese_and_free_of_social_tags() -> None:
    page = dressed('<html\n\tlang="en"><head><meta property="og:url" content="https://x.example"/></head><body></body></html>')
    assert 'lang="zh-CN"' in page
    assert "og:url" not in page
    assert page.index("/portal/portal.js") < page.index("</head>")


def test_the_policy_names_the_hash_of_each_inline_script_and_nothing_looser() -> None:
    digest = base64.b64encode(hashlib.sha256(b"let a = 1").digest()).decode()
    found = policy('<script>let a = 1</script><script type="module" src="./x.js"></script>')
    assert re.findall(r"'sha256-([^']+)'", found) == [digest]
    scripts = next(part for part in found.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts


def test_the_served_page_carries_the_policy_that_fits_it(client: TestClient) -> None:
    answer = client.get("/", headers={"accept-encoding": "gzip, br"})
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == policy(answer.text)
    assert "政务公开年报问答" in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", answer.text)
