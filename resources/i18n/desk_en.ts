<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>DeskPane</name>
    <message>
        <source>我的待办</source>
        <translation>My desk</translation>
    </message>
    <message>
        <source>去前九项</source>
        <translation>Go to one of the first nine</translation>
    </message>
    <message>
        <source>去选中的一项</source>
        <translation>Go to the chosen one</translation>
    </message>
    <message>
        <source>催办选中的一项</source>
        <translation>Remind of the chosen one</translation>
    </message>
    <message>
        <source>复制编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>在两列之间换</source>
        <translation>Change between the lists</translation>
    </message>
    <message>
        <source>先选中一项</source>
        <translation>Choose a line first</translation>
    </message>
    <message>
        <source>在「我在等的」里选中一项再催办</source>
        <translation>Choose a line under “I wait for” to remind</translation>
    </message>
    <message>
        <source>它没有编号</source>
        <translation>It has no number</translation>
    </message>
    <message>
        <source>已复制 {number}</source>
        <translation>Copied {number}</translation>
    </message>
    <message>
        <source>抽查清单</source>
        <translation>Spot checks</translation>
    </message>
    <message>
        <source>等我的事</source>
        <translation>What waits for me</translation>
    </message>
    <message>
        <source>我在等的</source>
        <translation>I wait for</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>全部催办</source>
        <translation>Remind all</translation>
    </message>
    <message>
        <source>等我的</source>
        <translation>Waiting for me</translation>
    </message>
    <message>
        <source>现在没有在等别人的事</source>
        <translation>You wait for nobody now</translation>
    </message>
    <message>
        <source>轮到你签署、勾选、交付或跟进时，会出现在这里，也会提醒你。</source>
        <translation>What you are to sign, tick, deliver or follow up appears here, and you are told.</translation>
    </message>
    <message>
        <source>没有等你的事</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>去看板</source>
        <translation>Go to the board</translation>
    </message>
    <message>
        <source>你负责的发布里别人还欠的事，会列在这里。</source>
        <translation>What others still owe on the releases you keep is listed here.</translation>
    </message>
    <message>
        <source>没有在等别人的事</source>
        <translation>You wait for nobody</translation>
    </message>
    <message>
        <source>{n} 项已逾期</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>{n} 项今天到期</source>
        <translation>{n} due today</translation>
    </message>
    <message>
        <source>共 {n} 项</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>正在代 {names}</source>
        <translation>Acting for {names}</translation>
    </message>
    <message>
        <source>没有读到待办</source>
        <translation>The desk was not read</translation>
    </message>
</context>
</TS>
