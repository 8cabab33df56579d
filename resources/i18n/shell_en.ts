<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Bell</name>
    <message>
        <source>没有等我的事</source>
        <translation>Nothing waits for me</translation>
    </message>
    <message>
        <source>{n} 项等我处理</source>
        <translation>{n} wait for me</translation>
    </message>
</context>
<context>
    <name>CommandBox</name>
    <message>
        <source>编号、应用、标题、人员或命令</source>
        <translation>Number, application, title, person or command</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
</context>
<context>
    <name>ConflictBox</name>
    <message>
        <source>你的结论</source>
        <translation>Your result</translation>
    </message>
    <message>
        <source>你的备注</source>
        <translation>Your note</translation>
    </message>
    <message>
        <source>备注（不通过、不适用时必填）</source>
        <translation>Note (needed unless it passed)</translation>
    </message>
    <message>
        <source>用对方的</source>
        <translation>Keep theirs</translation>
    </message>
    <message>
        <source>用我的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>数据库里现在：待勾选（结论已被撤回）</source>
        <translation>In the database now: open (the answer was taken back)</translation>
    </message>
    <message>
        <source>数据库里现在：{result}，{person} {at}</source>
        <translation>In the database now: {result}, {person} {at}</translation>
    </message>
    <message>
        <source>先写备注</source>
        <translation>Write the note first</translation>
    </message>
    <message>
        <source>你的</source>
        <translation>Yours</translation>
    </message>
</context>
<context>
    <name>DatabaseDesk</name>
    <message>
        <source>数据库 (*.db *.sqlite);;所有文件 (*)</source>
        <translation>Databases (*.db *.sqlite);;All files (*)</translation>
    </message>
    <message>
        <source>打开数据库</source>
        <translation>Open database</translation>
    </message>
    <message>
        <source>团队数据库 已连接</source>
        <translation>Team database connected</translation>
    </message>
    <message>
        <source>本机数据库 {name}</source>
        <translation>Local database {name}</translation>
    </message>
    <message>
        <source>已升级，升级前的副本在 {where}</source>
        <translation>Upgraded; the copy from before is {where}</translation>
    </message>
</context>
<context>
    <name>DatabaseName</name>
    <message>
        <source>切换数据库</source>
        <translation>Switch database</translation>
    </message>
</context>
<context>
    <name>ErrorPage</name>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>升级数据库</source>
        <translation>Upgrade database</translation>
    </message>
    <message>
        <source>选另一个数据库…</source>
        <translation>Choose another database…</translation>
    </message>
    <message>
        <source>新建数据库…</source>
        <translation>New database…</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
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
        <translation>{n} places do not match. Keep a copy of the database and call the administrator.</translation>
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
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>单个字母只在没有输入框获得焦点时起作用。</source>
        <translation>Single letters work only while no text field has the focus.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>收件人</source>
        <translation>To</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>没有邮件地址：{names}</source>
        <translation>No address: {names}</translation>
    </message>
    <message>
        <source>打开草稿</source>
        <translation>Open draft</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>收件人都没有邮件地址</source>
        <translation>None of the recipients has an address</translation>
    </message>
</context>
<context>
    <name>MailPasswordDialog</name>
    <message>
        <source>登录邮件服务器</source>
        <translation>Log in to the mail server</translation>
    </message>
    <message>
        <source>邮件服务器没有接受用户名或密码</source>
        <translation>The mail server did not accept user or password</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>发布台</source>
        <translation>Release Desk</translation>
    </message>
</context>
<context>
    <name>Me</name>
    <message>
        <source>换人、部门与岗位</source>
        <translation>Somebody else, department and roles</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>最近同步 {time}</source>
        <translation>Last sync {time}</translation>
    </message>
    <message>
        <source>这里只能看，不能改</source>
        <translation>This program can only look</translation>
    </message>
    <message>
        <source>同事已用更新的发布台升级了数据库。更新本机的程序后就能继续办理。</source>
        <translation>A colleague upgraded the database with a newer one. Update the program here to go on working.</translation>
    </message>
</context>
<context>
    <name>NoticeDesk</name>
    <message>
        <source>发布台</source>
        <translation>Release desk</translation>
    </message>
    <message>
        <source>去看</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message>
        <source>数据库没有应答</source>
        <translation>Database does not answer</translation>
    </message>
    <message>
        <source>立即重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>查看待提交</source>
        <translation>Show what waits</translation>
    </message>
    <message>
        <source>已离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>已读入的内容可以照常看</source>
        <translation>What is loaded can be read as usual</translation>
    </message>
    <message>
        <source>{n} 项待提交，已存在本机</source>
        <translation>waiting: {n}, kept on this machine</translation>
    </message>
    <message>
        <source>勾选和会议记录照常做，先存在本机</source>
        <translation>ticks and notes of meetings go on and are kept on this machine</translation>
    </message>
    <message>
        <source>{s} 秒后重试</source>
        <translation>next try in {s} s</translation>
    </message>
    <message>
        <source>正在重试</source>
        <translation>trying now</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{n} 项已补交</source>
        <translation>Sent: {n}</translation>
    </message>
    <message>
        <source>{n} 项与同事的修改冲突</source>
        <translation>Conflicts with colleagues: {n}</translation>
    </message>
    <message>
        <source>没有覆盖任何人的结论，请逐项选择。</source>
        <translation>Nobody&apos;s answer was overwritten; please choose. </translation>
    </message>
    <message>
        <source>逐项选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>{n} 项未被接受</source>
        <translation>Refused: {n}</translation>
    </message>
    <message>
        <source>查看原因</source>
        <translation>Show why</translation>
    </message>
    <message>
        <source>离线期间的操作都已写入数据库</source>
        <translation>What was done offline is in the database</translation>
    </message>
    <message>
        <source>已读入和新的内容都可以看；{n} 项待提交，已存在本机，可写后自动提交</source>
        <translation>Everything can be read; {n} waiting on this machine, sent by itself once the database takes changes</translation>
    </message>
    <message>
        <source>数据库暂时只读</source>
        <translation>Read-only for now</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>连接团队数据库</source>
        <translation>Connect to the team database</translation>
    </message>
    <message>
        <source>存进系统钥匙串</source>
        <translation>Keep it in the keyring of the system</translation>
    </message>
    <message>
        <source>只在这次运行里记住，不写进任何文件。</source>
        <translation>Remembered while the program runs, written to no file.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>连接</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>数据库没有接受这个密码</source>
        <translation>The database did not accept this password</translation>
    </message>
</context>
<context>
    <name>PostDesk</name>
    <message>
        <source>没有打开 .eml 的邮件程序，草稿在 {path}</source>
        <translation>No mail program opens .eml files; the draft is {path}</translation>
    </message>
    <message>
        <source>已打开{name}草稿，收件人 {n} 人</source>
        <translation>{name}: draft opened, {n} recipients</translation>
    </message>
    <message>
        <source>发送{name}</source>
        <translation>Send: {name}</translation>
    </message>
    <message>
        <source>密码已存入系统钥匙串</source>
        <translation>The password is in the system&apos;s key store</translation>
    </message>
    <message>
        <source>已发送给 {n} 人；服务器没有接受：{names}</source>
        <translation>Sent to {n}; the server did not take: {names}</translation>
    </message>
    <message>
        <source>已发送{name}，收件人 {n} 人</source>
        <translation>{name}: sent to {n}</translation>
    </message>
    <message>
        <source>已取消，没有发送</source>
        <translation>Cancelled, nothing was sent</translation>
    </message>
    <message>
        <source>没有邮件地址：{names}</source>
        <translation>No address: {names}</translation>
    </message>
</context>
<context>
    <name>ProgramDesk</name>
    <message>
        <source>设置没有保存：{why}</source>
        <translation>The settings were not saved: {why}</translation>
    </message>
</context>
<context>
    <name>QueueDialog</name>
    <message>
        <source>待提交的操作</source>
        <translation>Waiting actions</translation>
    </message>
    <message>
        <source>离线时做的操作存在这台电脑，连上后按次序补交。签署等不能排队，连上后再做。</source>
        <translation>What is done offline is kept on this machine and sent in order once connected. Signing and the like cannot wait; do it once connected.</translation>
    </message>
    <message>
        <source>放弃这一项</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>「{title}」{deed}，放弃后不再提交。</source>
        <translation>{title}: {deed}. Once given up it is never sent.</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>操作时间</source>
        <translation>Done at</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>查找发布、应用、人员或命令</source>
        <translation>Find anything, run a command</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>输入 PIN 后以这个身份工作</source>
        <translation>Give the PIN to work under this name</translation>
    </message>
    <message>
        <source>{by} 于 {at} 重置了你的 PIN，现在签署不要 PIN。请在「设置 · 我的身份」设新的。</source>
        <translation>{by} reset your PIN on {at}; signing takes none now. Set a new one under Settings · Me.</translation>
    </message>
    <message>
        <source>PIN 已被重置</source>
        <translation>The PIN was reset</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>没有打开数据库</source>
        <translation>No database open</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>查看快捷键</source>
        <translation>Shortcuts</translation>
    </message>
</context>
<context>
    <name>SwitchDialog</name>
    <message>
        <source>切换数据库</source>
        <translation>Switch database</translation>
    </message>
    <message>
        <source>新建或连接…</source>
        <translation>New or connect…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>我是谁</source>
        <translation>Who am I</translation>
    </message>
    <message>
        <source>签署、勾选和记录都用这个身份，以后可以点右上角的头像换人。</source>
        <translation>Signing, ticking and the record use this identity. Click the avatar at the top right to change it.</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>就是我</source>
        <translation>That is me</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>这个数据库由更新的版本写成</source>
        <translation>This database was written by a newer version</translation>
    </message>
    <message>
        <source>这个数据库需要升级</source>
        <translation>This database needs an upgrade</translation>
    </message>
    <message>
        <source>打不开数据库</source>
        <translation>The database cannot be opened</translation>
    </message>
    <message>
        <source>有待提交的操作</source>
        <translation>Actions are waiting</translation>
    </message>
    <message>
        <source>{n} 项还没提交，已存在这台电脑，下次启动时自动补交；在别的电脑上看不到它们。</source>
        <translation>Not sent yet: {n}. They are kept on this machine and sent at the next start; other machines do not see them.</translation>
    </message>
    <message>
        <source>关闭程序</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>WindowDesk</name>
    <message>
        <source>正在打开数据库</source>
        <translation>Opening the database</translation>
    </message>
    <message>
        <source>没有打开数据库</source>
        <translation>No database open</translation>
    </message>
    <message>
        <source>还没有打开数据库</source>
        <translation>No database is open yet</translation>
    </message>
    <message>
        <source>新建一个，或打开同事给的数据库文件。数据可以放在这台电脑，也可以放在团队服务器。</source>
        <translation>Make a new one, or open a file from a colleague. Data may lie on this computer or on the team&apos;s server.</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>发布台</source>
        <translation>Release Desk</translation>
    </message>
    <message>
        <source>没有可以撤销的操作</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>已登记 {number}</source>
        <translation>{number} registered</translation>
    </message>
    <message>
        <source>找不到这个地方</source>
        <translation>There is no such place</translation>
    </message>
</context>
</TS>
