<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>BackupPanel</name>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>一份备份就是一个文件，附件也在里面；本机和团队数据库的备份可以互相恢复。</source>
        <translation>A backup is one file, attachments included; backups of local and team databases restore into either.</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>恢复 {name} 会替换现在的全部数据。现在的数据会先另存一份到 {folder}，恢复后可以再换回来。其他正在使用的人会看到恢复后的内容。</source>
        <translation>Restoring {name} replaces all present data. What is there now is first saved in {folder}, so that you can go back. Others who work in it will see the restored content.</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>替换并恢复</source>
        <translation>Replace and restore</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>备份到</source>
        <translation>Back up to</translation>
    </message>
    <message>
        <source>选择备份</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>自动备份放在哪里</source>
        <translation>Where automatic backups go</translation>
    </message>
    <message>
        <source>发布台备份 (*.db);;所有文件 (*)</source>
        <translation>Release Desk backups (*.db);;All files (*)</translation>
    </message>
    <message>
        <source>已备份到 {file}（{size}，{rows} 行，校验值 {sha}…）</source>
        <translation>Backed up to {file} ({size}, {rows} rows, hash {sha}…)</translation>
    </message>
    <message>
        <source>已恢复 {file}。原有数据另存在 {kept}</source>
        <translation>Restored {file}. What was there is kept in {kept}</translation>
    </message>
    <message>
        <source>备份和恢复要有「系统管理员」岗位</source>
        <translation>Backing up and restoring take the role Administrator</translation>
    </message>
    <message>
        <source>每天第一次使用时自动备份，放在 {folder}</source>
        <translation>Backed up by itself when first used each day, in {folder}</translation>
    </message>
    <message>
        <source>没有自动备份。要让程序每天备份，至少保留 1 份</source>
        <translation>No automatic backups. To have one each day, keep at least 1</translation>
    </message>
    <message>
        <source>立即备份…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>保留最近几天</source>
        <translation>Days to keep</translation>
    </message>
    <message>
        <source>保留最近几周</source>
        <translation>Weeks to keep</translation>
    </message>
    <message>
        <source>换一个文件夹…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>自动备份</source>
        <translation>Automatic backups</translation>
    </message>
    <message>
        <source>还没有自动备份。</source>
        <translation>No automatic backups yet.</translation>
    </message>
    <message>
        <source>恢复选中的一份…</source>
        <translation>Restore the selected one…</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>多久以前</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>缘由</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>恢复之前</source>
        <translation>Before restore</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>不到一天</source>
        <translation>Under a day</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} days</translation>
    </message>
</context>
<context>
    <name>DatabaseSection</name>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>团队数据库（PostgreSQL）</source>
        <translation>Team database (PostgreSQL)</translation>
    </message>
    <message>
        <source>本机数据库（一个文件）</source>
        <translation>Local database (one file)</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>打开数据库</source>
        <translation>Open a database</translation>
    </message>
    <message>
        <source>发布台数据库 (*.db *.relapp);;所有文件 (*)</source>
        <translation>Release Desk databases (*.db *.relapp);;All files (*)</translation>
    </message>
    <message>
        <source>{chains} 条链、{entries} 条记录首尾相接，没有被改动过</source>
        <translation>{chains} chains with {entries} entries are whole; nothing was changed</translation>
    </message>
    <message>
        <source>{n} 处对不上，记录被改动过</source>
        <translation>{n} places do not hold; records were changed</translation>
    </message>
    <message>
        <source>缺了一条</source>
        <translation>an entry is missing</translation>
    </message>
    <message>
        <source>与上一条不相接</source>
        <translation>does not follow the one before</translation>
    </message>
    <message>
        <source>内容被改</source>
        <translation>content was changed</translation>
    </message>
    <message>
        <source>末尾被截断</source>
        <translation>the end was cut off</translation>
    </message>
    <message>
        <source>签署表与这一条不符</source>
        <translation>the signatures no longer say what this entry says</translation>
    </message>
    <message>
        <source>在日志里没有依据</source>
        <translation>no entry stands for it</translation>
    </message>
    <message>
        <source>{chain} 签署表第 {place} 行：{what}</source>
        <translation>{chain} signature row {place}: {what}</translation>
    </message>
    <message>
        <source>{chain} 第 {place} 条：{what}</source>
        <translation>{chain}, entry {place}: {what}</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>每条记录带上一条的摘要。改动、删除或调换任何一条，核对时都会发现。</source>
        <translation>Each entry carries the digest of the one before. Changing, removing or swapping any is found by the check.</translation>
    </message>
    <message>
        <source>核对完整性</source>
        <translation>Check integrity</translation>
    </message>
    <message>
        <source>换一个数据库</source>
        <translation>Another database</translation>
    </message>
    <message>
        <source>打开另一个…</source>
        <translation>Open another…</translation>
    </message>
    <message>
        <source>新建或连接…</source>
        <translation>Create or connect…</translation>
    </message>
    <message>
        <source>搬到团队数据库…</source>
        <translation>Move to a team database…</translation>
    </message>
    <message>
        <source>搬迁数据库要有「系统管理员」岗位</source>
        <translation>Moving the database takes the role Administrator</translation>
    </message>
</context>
<context>
    <name>KnownDatabases</name>
    <message>
        <source>用过的数据库</source>
        <translation>Databases used here</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>只影响这台电脑上的你。</source>
        <translation>Concerns only you on this machine.</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>明暗</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
</context>
<context>
    <name>MailSection</name>
    <message>
        <source>不填服务器时，催办和通知都以草稿在邮件程序里打开；填了之后还可以直接发送。</source>
        <translation>Without a server, reminders and notices open as drafts in the mail program; with one they can be sent at once, too.</translation>
    </message>
    <message>
        <source>邮件</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>测试连接</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>加密</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>服务器</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>例如 mail.example.com；留空为不用</source>
        <translation>Such as mail.example.com; empty for none</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>发件人</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User</translation>
    </message>
    <message>
        <source>不用登录的服务器留空</source>
        <translation>Empty where the server wants no login</translation>
    </message>
    <message>
        <source>只在这次运行里记住，不写进任何文件。</source>
        <translation>Remembered for this run only, written to no file.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>先填写服务器</source>
        <translation>Give the server first</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>测试邮件服务器</source>
        <translation>Test the mail server</translation>
    </message>
    <message>
        <source>{host} 可以发送</source>
        <translation>{host} is ready to send</translation>
    </message>
</context>
<context>
    <name>MeSection</name>
    <message>
        <source>签署、勾选和操作记录都用这个身份。</source>
        <translation>Signatures, ticks and the journal use this identity.</translation>
    </message>
    <message>
        <source>我的身份</source>
        <translation>My identity</translation>
    </message>
    <message>
        <source>登录名</source>
        <translation>Log-in</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>换人…</source>
        <translation>Somebody else…</translation>
    </message>
    <message>
        <source>我的代理</source>
        <translation>My deputies</translation>
    </message>
    <message>
        <source>休假或出差前请人代签：代理人在这段时间里替我签署，签署处写明是代签。</source>
        <translation>Before being away: the deputy signs for me during that time, and the signature says so.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有岗位</source>
        <translation>No role</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>一个空的 PostgreSQL 库，账号要能在里面建表。</source>
        <translation>An empty PostgreSQL database in which this login may create tables.</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>只在这次运行里记住，不写进任何文件。</source>
        <translation>Remembered while the program runs, in no file.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>开始搬迁</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>正在停止，目标里什么都不留下</source>
        <translation>Stopping; nothing stays in the target</translation>
    </message>
    <message>
        <source>已搬到 {target}。{tables} 张表、{rows} 行，两边逐表一致；{chains} 条日志链、{entries} 条记录首尾相接。
校验值 {sha}
原来的数据库没有改动，可以留作备份。</source>
        <translation>Moved to {target}. {tables} tables and {rows} rows are the same on both sides; {chains} chains with {entries} entries hold.
Hash {sha}
The database it came from is unchanged and can be kept as a backup.</translation>
    </message>
    <message>
        <source>切换到团队数据库</source>
        <translation>Switch to the team database</translation>
    </message>
    <message>
        <source>留在本机</source>
        <translation>Stay here</translation>
    </message>
    <message>
        <source>没有搬迁</source>
        <translation>Not moved</translation>
    </message>
    <message>
        <source>写下地址</source>
        <translation>Give the address</translation>
    </message>
    <message>
        <source>地址以 postgresql:// 开头</source>
        <translation>The address begins with postgresql://</translation>
    </message>
    <message>
        <source>地址里要有服务器和库名</source>
        <translation>The address needs a server and a database</translation>
    </message>
    <message>
        <source>搬到团队数据库</source>
        <translation>Move to a team database</translation>
    </message>
    <message>
        <source>全部数据一次搬完并逐表比对；中途停下或失败，目标里什么都不留下，本机不变。</source>
        <translation>Everything is carried over at once and compared table by table; if it is stopped or fails, nothing stays in the target and this database is as it was.</translation>
    </message>
</context>
<context>
    <name>NoticesSection</name>
    <message>
        <source>通过桌面通知提醒；桌面不支持时，只在窗口里提醒。自己做的事不提醒。</source>
        <translation>Through the notices of the desktop; where it has none, in the window only. Your own doings are never told.</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>提醒我</source>
        <translation>Tell me of</translation>
    </message>
    <message>
        <source>这段时间不提醒</source>
        <translation>No notices in these hours</translation>
    </message>
    <message>
        <source>安静时段</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>期间的提醒攒到结束后一起说。</source>
        <translation>Notices of that time come together when it is over.</translation>
    </message>
</context>
<context>
    <name>OfficeSection</name>
    <message>
        <source>所有人共用；名称印在文档上，前缀用在以后的编号里。</source>
        <translation>Shared by everybody; names are printed on documents, the prefix begins new numbers.</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>发布部门</source>
        <translation>Release unit</translation>
    </message>
    <message>
        <source>时区</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>窗口的钟点按这个时区</source>
        <translation>windows are wall time of this zone</translation>
    </message>
    <message>
        <source>编号前缀</source>
        <translation>Number prefix</translation>
    </message>
    <message>
        <source>例如 FB26-147 的 FB</source>
        <translation>e.g. FB in FB26-147</translation>
    </message>
    <message>
        <source>附件上限</source>
        <translation>Largest attachment</translation>
    </message>
    <message>
        <source>密级</source>
        <translation>Confidentiality</translation>
    </message>
    <message>
        <source>印在文档上，例如：内部</source>
        <translation>printed on documents, e.g. internal</translation>
    </message>
    <message>
        <source>每次签署都问</source>
        <translation>Ask for each signature</translation>
    </message>
    <message>
        <source>记住 {n} 分钟</source>
        <translation>Remember for {n} minutes</translation>
    </message>
    <message>
        <source>个人 PIN</source>
        <translation>Personal PIN</translation>
    </message>
    <message>
        <source>只记在运行着的程序里</source>
        <translation>Remembered by the running program alone</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>改这些要有「系统管理员」岗位</source>
        <translation>Changing these needs the role administrator</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>写下单位名称</source>
        <translation>Give the name of the organisation</translation>
    </message>
    <message>
        <source>前缀是 1 到 6 个英文字母</source>
        <translation>The prefix is 1 to 6 Latin letters</translation>
    </message>
    <message>
        <source>从列表里选时区</source>
        <translation>Choose the zone from the list</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>谁担任什么岗位，决定谁能签署、勾选和改登记。人员停用而不删除，历史保留。</source>
        <translation>Roles decide who may sign, tick and keep the registers. People are taken out of use, never deleted; their history stays.</translation>
    </message>
    <message>
        <source>岗位与人员</source>
        <translation>Roles and people</translation>
    </message>
    <message>
        <source>打开人员与岗位</source>
        <translation>Open people and roles</translation>
    </message>
</context>
<context>
    <name>PinPart</name>
    <message>
        <source>设置 PIN…</source>
        <translation>Set a PIN…</translation>
    </message>
    <message>
        <source>修改 PIN…</source>
        <translation>Change PIN…</translation>
    </message>
    <message>
        <source>取消 PIN…</source>
        <translation>Remove PIN…</translation>
    </message>
    <message>
        <source>我的 PIN</source>
        <translation>My PIN</translation>
    </message>
    <message>
        <source>团队数据库由个人的数据库账号证明身份，不用 PIN。</source>
        <translation>A team database knows people by their own database log-in; there is no PIN.</translation>
    </message>
    <message>
        <source>已设置。坐到这个身份上和每次签署都要输入。</source>
        <translation>Set. Working under this name and every signature ask for it.</translation>
    </message>
    <message>
        <source>没有设置：谁坐在这台电脑前都能用这个身份签署。设了以后要输入 PIN。</source>
        <translation>Not set: whoever sits at this computer can sign under this name. Once set, signing asks for it.</translation>
    </message>
    <message>
        <source>PIN 已保存</source>
        <translation>PIN saved</translation>
    </message>
    <message>
        <source>取消 PIN</source>
        <translation>Remove PIN</translation>
    </message>
    <message>
        <source>PIN 已取消</source>
        <translation>PIN removed</translation>
    </message>
</context>
<context>
    <name>ProcessesSection</name>
    <message>
        <source>每个发布一直按登记时的版本走；启用新版本只影响以后登记的发布。</source>
        <translation>Each release keeps the version it was registered under; a new version concerns later releases only.</translation>
    </message>
    <message>
        <source>流程定义</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>导入流程 YAML…</source>
        <translation>Import process YAML…</translation>
    </message>
    <message>
        <source>要改的地方</source>
        <translation>Places to mend</translation>
    </message>
    <message>
        <source>改流程要有「系统管理员」岗位</source>
        <translation>Changing processes needs the role administrator</translation>
    </message>
    <message>
        <source>导入流程定义</source>
        <translation>Import a process</translation>
    </message>
    <message>
        <source>{checks} 项检查、{deliverables} 份交付物、{roles} 个岗位</source>
        <translation>{checks} checks, {deliverables} deliverables, {roles} roles</translation>
    </message>
    <message>
        <source>启用 {name} {version}</source>
        <translation>Put {name} {version} into force</translation>
    </message>
    <message>
        <source>这是一个新流程，启用后可以按它登记发布。</source>
        <translation>This is a new process; releases can then be registered under it.</translation>
    </message>
    <message>
        <source>以后登记的发布按 {new}；在途的发布仍按各自的版本。现在是 {old}。</source>
        <translation>Later releases go by {new}; those on the way keep their version. Now {old}.</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Put into force</translation>
    </message>
    <message>
        <source>已启用</source>
        <translation>In force now</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>Effective</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>成功率目标</source>
        <translation>Target rate</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>流程定义</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>岗位与人员</source>
        <translation>Roles and people</translation>
    </message>
    <message>
        <source>窗口规则</source>
        <translation>Window rule</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>邮件</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>我的身份</source>
        <translation>My identity</translation>
    </message>
</context>
<context>
    <name>TemplatesSection</name>
    <message>
        <source>文档套用这些 Word 模板。按本单位的样子改好，放回同一个文件夹，再检查一次。</source>
        <translation>Documents are made of these Word templates. Change them to your look, put them back and check again.</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>检查模板</source>
        <translation>Check templates</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Usable</translation>
    </message>
</context>
<context>
    <name>WindowsSection</name>
    <message>
        <source>规则写在流程定义里，换规则就导入新版流程；单个窗口在日历上移动。</source>
        <translation>The rule is part of the process; to change it, import a new version. Single windows are moved in the calendar.</translation>
    </message>
    <message>
        <source>窗口规则</source>
        <translation>Window rule</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>材料截止</source>
        <translation>Papers due</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Next dates</translation>
    </message>
    <message>
        <source>放假安排</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>CSV 或 JSON：date、kind（休 / 班）、name 三列。导入后，那一年按公布的安排算。</source>
        <translation>CSV or JSON with date, kind (holiday / workday) and name. The year then counts as announced.</translation>
    </message>
    <message>
        <source>导入放假安排…</source>
        <translation>Import holidays…</translation>
    </message>
    <message>
        <source>导入放假安排</source>
        <translation>Import holidays</translation>
    </message>
    <message>
        <source>在用的流程没有窗口规则，窗口逐个新增。</source>
        <translation>No active process has a window rule; windows are added one by one.</translation>
    </message>
    <message>
        <source>窗口前 {n} 个工作日的 {time}</source>
        <translation>{n} working days before the window, {time}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{year} 年：{status}</source>
        <translation>{year}: {status}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>放假安排已更新</source>
        <translation>Holidays updated</translation>
    </message>
</context>
</TS>
