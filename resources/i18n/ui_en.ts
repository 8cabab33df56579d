<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Program</name>
    <message>
        <source>团队数据库 已连接</source>
        <translation>Team database connected</translation>
    </message>
    <message>
        <source>本机数据库 {name}</source>
        <translation>Local database {name}</translation>
    </message>
    <message>
        <source>数据库 (*.db *.sqlite);;所有文件 (*)</source>
        <translation>Databases (*.db *.sqlite);;All files (*)</translation>
    </message>
    <message>
        <source>打开数据库</source>
        <translation>Open database</translation>
    </message>
    <message>
        <source>操作日志核对</source>
        <translation>Journal check</translation>
    </message>
    <message>
        <source>{chains} 条链、{entries} 条记录，全部完整。</source>
        <translation>{chains} chains with {entries} entries, all intact.</translation>
    </message>
    <message>
        <source>{n} 处对不上，请保留数据库副本并联系管理员。</source>
        <translation>Mismatches: {n}. Keep a copy of the database and call the administrator.</translation>
    </message>
    <message>
        <source>版本 {version}
数据库 {place}</source>
        <translation>Version {version}
Database {place}</translation>
    </message>
    <message>
        <source>发布台</source>
        <translation>Release Desk</translation>
    </message>
    <message>
        <source>设置没有保存：{why}</source>
        <translation>The settings were not saved: {why}</translation>
    </message>
</context>
</TS>
