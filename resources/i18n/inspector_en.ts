<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ActionBar</name>
    <message>
        <source>更多操作</source>
        <translation>More</translation>
    </message>
    <message>
        <source>催办 {n} 人</source>
        <translation>Remind {n}</translation>
    </message>
    <message>
        <source>{words}（差 {n} 项）</source>
        <translation>{words} ({n} missing)</translation>
    </message>
    <message>
        <source>差 {n} 项</source>
        <translation>{n} missing</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>固定，不随选择变化</source>
        <translation>Pin: stays when the selection changes</translation>
    </message>
    <message>
        <source>打开发布</source>
        <translation>Open release</translation>
    </message>
    <message>
        <source>收起详情栏</source>
        <translation>Close the inspector</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>详情栏</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>读不到这个发布</source>
        <translation>This release cannot be read</translation>
    </message>
    <message>
        <source>用方向键或鼠标选一张卡片，这里说明它还差什么。</source>
        <translation>Select a card with the arrows or the mouse; what it still lacks is said here.</translation>
    </message>
    <message>
        <source>没有选中发布</source>
        <translation>No release selected</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>挂起…</source>
        <translation>Hold…</translation>
    </message>
    <message>
        <source>取消发布…</source>
        <translation>Cancel release…</translation>
    </message>
</context>
<context>
    <name>InspectorBody</name>
    <message>
        <source>另外 {n} 项</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>已满足 {n} 项</source>
        <translation>{n} met</translation>
    </message>
    <message>
        <source>查看全部 {n} 项条件</source>
        <translation>Show all {n} conditions</translation>
    </message>
    <message>
        <source>变更单</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>最近动态</source>
        <translation>Activity</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原因，写入记录</source>
        <translation>Reason, kept in the record</translation>
    </message>
    <message>
        <source>先写原因</source>
        <translation>State the reason first</translation>
    </message>
</context>
<context>
    <name>ReleaseCommands</name>
    <message>
        <source>{number} 已进入下一阶段</source>
        <translation>{number} moved to the next stage</translation>
    </message>
    <message>
        <source>挂起 {number}</source>
        <translation>Put {number} on hold</translation>
    </message>
    <message>
        <source>挂起期间不能勾选、签署和推进，随时可以恢复。</source>
        <translation>While on hold nothing can be ticked, signed or moved on. It can be resumed at any time.</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>{number} 已挂起</source>
        <translation>{number} put on hold</translation>
    </message>
    <message>
        <source>{number} 已恢复</source>
        <translation>{number} resumed</translation>
    </message>
    <message>
        <source>取消 {number}</source>
        <translation>Cancel {number}</translation>
    </message>
    <message>
        <source>取消后不能恢复，记录和原因保留，变更单放回待选。</source>
        <translation>This cannot be taken back. The record and the reason stay; its changes become free again.</translation>
    </message>
    <message>
        <source>取消这个发布</source>
        <translation>Cancel this release</translation>
    </message>
    <message>
        <source>{number} 已取消</source>
        <translation>{number} cancelled</translation>
    </message>
</context>
<context>
    <name>WhyHead</name>
    <message>
        <source>差 {n} 项</source>
        <translation>{n} left</translation>
    </message>
    <message>
        <source>为什么还不能进入「{s}」</source>
        <translation>Why it cannot move to {s}</translation>
    </message>
    <message>
        <source>还有没做完的事</source>
        <translation>Some things are not done yet</translation>
    </message>
    <message>
        <source>条件齐了，可以进入「{s}」</source>
        <translation>All met, it can move to {s}</translation>
    </message>
</context>
</TS>
