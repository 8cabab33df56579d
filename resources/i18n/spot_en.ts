<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>DrawBar</name>
    <message>
        <source>抽几项</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>含近 30 天关闭的</source>
        <translation>With those closed within 30 days</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation>Copy list</translation>
    </message>
    <message>
        <source>已核对 {done} / {all}</source>
        <translation>{done} of {all} verified</translation>
    </message>
    <message>
        <source>存疑 {n}</source>
        <translation>{n} in doubt</translation>
    </message>
    <message>
        <source>从 {pool} 项中抽取</source>
        <translation>drawn from {pool}</translation>
    </message>
    <message>
        <source>抽签号</source>
        <translation>Start value</translation>
    </message>
    <message>
        <source>今天的日期</source>
        <translation>Today&apos;s date</translation>
    </message>
    <message>
        <source>同一个抽签号抽出同一份清单，记入操作日志。
抽中的机会：{weights}</source>
        <translation>The same start value draws the same list; the journal keeps it.
Chances: {weights}</translation>
    </message>
    <message>
        <source>抽查清单</source>
        <translation>Spot checks</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>抽查清单</source>
        <translation>Spot checks</translation>
    </message>
</context>
<context>
    <name>SpotDetail</name>
    <message>
        <source>先写疑点：哪里对不上，要补什么</source>
        <translation>Say first what does not fit, and what is wanted</translation>
    </message>
    <message>
        <source>备注：{note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <source>依据：{basis}</source>
        <translation>Basis: {basis}</translation>
    </message>
    <message>
        <source>证据：{names}</source>
        <translation>Evidence: {names}</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>抽中原因：{why}</source>
        <translation>Drawn because: {why}</translation>
    </message>
    <message>
        <source>上次存疑：{note}</source>
        <translation>Doubted before: {note}</translation>
    </message>
    <message>
        <source>看证据</source>
        <translation>See evidence</translation>
    </message>
    <message>
        <source>打开这份发布</source>
        <translation>Open the release</translation>
    </message>
    <message>
        <source>疑点或备注</source>
        <translation>Doubt or note</translation>
    </message>
    <message>
        <source>疑点或备注（存疑时必填）</source>
        <translation>Doubt or note (a doubt needs one)</translation>
    </message>
</context>
<context>
    <name>SpotPane</name>
    <message>
        <source>抽查清单</source>
        <translation>Spot checks</translation>
    </message>
    <message>
        <source>存疑，先写疑点</source>
        <translation>In doubt; say first why</translation>
    </message>
    <message>
        <source>写疑点或备注</source>
        <translation>Write doubt or note</translation>
    </message>
    <message>
        <source>看证据</source>
        <translation>See evidence</translation>
    </message>
    <message>
        <source>打开这份发布</source>
        <translation>Open the release</translation>
    </message>
    <message>
        <source>下一项未抽查</source>
        <translation>Next to verify</translation>
    </message>
    <message>
        <source>复制编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>改抽签号，Enter 抽取</source>
        <translation>Change the start value, Enter draws</translation>
    </message>
    <message>
        <source>先选中一项</source>
        <translation>Select a line first</translation>
    </message>
    <message>
        <source>已复制 {number}</source>
        <translation>Copied {number}</translation>
    </message>
    <message>
        <source>抽到你勾的检查时，结果写在检查项上；存疑的会回到「我的待办」。</source>
        <translation>What is found about your ticks stands on the check; what is doubted comes back to your desk.</translation>
    </message>
    <message>
        <source>去我的待办</source>
        <translation>Go to my desk</translation>
    </message>
    <message>
        <source>从在途发布里抽几项已勾的检查，逐项对照证据：属实按 1，存疑按 2。没有证据的、一分钟内连续勾的、紧急发布的更容易抽中。存疑的检查重新勾选之前，发布不能往下走。</source>
        <translation>A few ticks of running releases are drawn, to be compared with their evidence one by one: 1 agrees, 2 is a doubt. Ticks without evidence, many within a minute and those of emergencies are drawn more often. Until a doubted check is answered anew its release does not move on.</translation>
    </message>
    <message>
        <source>抽查还没有开始</source>
        <translation>Nothing drawn yet</translation>
    </message>
    <message>
        <source>抽 10 项</source>
        <translation>Draw 10</translation>
    </message>
    <message>
        <source>在途发布里没有可抽的检查：还没有人勾，或者都抽查过了。可以把近期关闭的也算上。</source>
        <translation>Running releases have no tick to verify: nobody ticked yet, or all were verified. Those closed lately can be counted in.</translation>
    </message>
    <message>
        <source>没有可抽的检查</source>
        <translation>Nothing to verify</translation>
    </message>
    <message>
        <source>再抽一次</source>
        <translation>Draw again</translation>
    </message>
    <message>
        <source>没有抽成</source>
        <translation>Not drawn</translation>
    </message>
    <message>
        <source>这份清单都抽查过了</source>
        <translation>Everything in this list is verified</translation>
    </message>
    <message>
        <source>「{text}」{verdict}</source>
        <translation>“{text}”: {verdict}</translation>
    </message>
    <message>
        <source>这一项没有附证据</source>
        <translation>No evidence is attached to this check</translation>
    </message>
    <message>
        <source>已复制 {n} 项</source>
        <translation>Copied {n} lines</translation>
    </message>
</context>
</TS>
