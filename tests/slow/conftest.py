"""Small reports to ingest, written on the spot: seven organs, two years, and one correction."""

from pathlib import Path

import pytest

ORGANS = ("教育局", "公安局", "民政局", "财政局", "水利局", "统计局", "审计局")
YEARS = (2023, 2024)

_REPORT = """# 云溪县{organ}{year}年政府信息公开工作年度报告

## 一、总体情况

{year}年，云溪县{organ}主动公开政府信息{public}条，其中政务动态{news}条。本年新收政府信息公开申请{received}件，均在法定期限内答复。

一是完善制度。修订主动公开目录，明确{organ}各科室的公开责任。二是加强培训。举办政务公开培训2次，参训{public}人次。

## 二、主动公开政府信息情况

第二十条第(五)项 ||||
信息内容 | 本年处理决定数量 |||
行政许可 | {public} |||
第二十条第(六)项 ||||
信息内容 | 本年处理决定数量 |||
行政处罚 | {news} |||
行政强制 | 0 |||

## 三、收到和处理政府信息公开申请情况

（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |||||||||
自然人 | 法人或其他组织 | 总计 ||||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 ||||||
一、本年新收政府信息公开申请数量 | {received} | 0 | 0 | 0 | 0 | 0 | {received} |||
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |||
三、本年度办理结果 | (一)予以公开 | {received} | 0 | 0 | 0 | 0 | 0 | {received} ||
(二)部分公开(区分处理的，只计这一情形，不计其他情形) | 0 | 0 | 0 | 0 | 0 | 0 | 0 |||
(七)总计 | {received} | 0 | 0 | 0 | 0 | 0 | {received} |||
四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |||

## 五、存在的主要问题及改进情况

主要问题：{organ}公开的内容还不够丰富，解读形式单一。改进情况：增加图文解读，{year}年发布解读材料{news}篇。

## 六、其他需要报告的事项

{year}年度未收取信息处理费。
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with fifteen reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for n, organ in enumerate(ORGANS):
        for year in YEARS:
            text = _REPORT.format(organ=organ, year=year, received=10 * n + year % 10, public=100 + n, news=40 + n)
            (folder / f"{organ}{year}.md").write_text(text, encoding="utf-8")
    corrected = _REPORT.format(organ=ORGANS[0], year=2024, received=77, public=100, news=40)
    (folder / f"{ORGANS[0]}2024（更正）.md").write_text(corrected, encoding="utf-8")
    return folder
