"""The page that tells people what can be asked, how figures are checked, and where the limits are."""

from typing import Final

GUIDE: Final = """
<article class="guide">
<h2>可以问什么</h2>
<ul>
<li><strong>表格里的数</strong>：规章和规范性文件、行政许可、行政处罚、行政强制、行政事业性收费；依申请公开的收到、办理、不予公开的各项理由、结转；行政复议和行政诉讼的各种结果。</li>
<li><strong>几个数的比较</strong>：逐年变化、增减、占比、合计、排名。算法和每个用到的数都会列出来。</li>
<li><strong>正文里的数和做法</strong>：主动公开了多少条、开展了什么工作、存在什么问题、下一步怎么改进。</li>
<li><strong>名词的意思</strong>：例如“不予公开和不予处理有什么区别”。</li>
</ul>
<h2>怎样问得更准</h2>
<ul>
<li>说清<strong>机关</strong>（全称、常用简称都可以）、<strong>年度</strong>和<strong>事项</strong>。年度指年报统计的那一年，不是发布的那一年。</li>
<li>说法有几种理解时，会请您从几个选项里选一个，不会替您猜。</li>
<li>可以接着问：“那 2022 年呢？”“自然人提的有几件？”。要换话题，点“新的对话”。</li>
</ul>
<h2>数字怎样核对</h2>
<ul>
<li>答案里的每个数都取自年报，旁边的 <strong>[1]</strong> 指向右侧（手机上在下方）的依据：
哪份年报、哪张表、哪一行、哪一列、原文怎么写。</li>
<li>点“<strong>查看原文</strong>”会打开这份年报，并标出那一格或那一句；“下载原件”是入库时的原始文件。</li>
<li>年报自己前后不一致时（例如分项加起来不等于合计），答案会同时说明，不会悄悄选一个。</li>
<li>没有填写、填“/”、写文字、看不清和“0”是不同的情况，会分别说明，不会都当成 0。</li>
</ul>
<h2>答案上的标记</h2>
<dl class="legend">
<div><dt><span class="status answered"><span aria-hidden="true">✓</span> 已回答</span></dt>
<dd>在年报里查到了，依据都已列出。</dd></div>
<div><dt><span class="status ambiguous"><span aria-hidden="true">？</span> 请您选择</span></dt>
<dd>问题有几种理解，请点一个选项。</dd></div>
<div><dt><span class="status not_found"><span aria-hidden="true">○</span> 没有查到</span></dt>
<dd>没有这份年报，或者年报里没有这个数；会说明现有哪些。</dd></div>
<div><dt><span class="status out_of_scope"><span aria-hidden="true">—</span> 不在范围</span></dt>
<dd>不是年报能回答的问题。</dd></div>
</dl>
<h2>请注意</h2>
<ul>
<li>只能回答已入库的年报，见“年报库”。年报是各机关自己公布的，本系统不改动、不估算。</li>
<li>不同年份的年报格式不同，有些指标不能直接比较；遇到这种情况会说明。</li>
<li>答案仅供查阅，以公开的年报原文为准。</li>
</ul>
<h2>无障碍</h2>
<ul>
<li>右上角可以把字号换成“大”或“特大”；网页放大到两倍也能正常阅读；深色界面跟随设备设置。</li>
<li>只用键盘也能操作：<kbd>Tab</kbd> 移动，<kbd>Enter</kbd> 提问或打开，<kbd>Shift</kbd> + <kbd>Enter</kbd> 在问题里换行。</li>
</ul>
</article>
"""
