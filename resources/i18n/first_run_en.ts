<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>连接测试</source>
        <translation>Connection test</translation>
    </message>
    <message>
        <source>这个库里已有</source>
        <translation>It holds</translation>
    </message>
    <message>
        <source>还没有测试</source>
        <translation>Not tested yet</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>重新测试</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>发布 {releases} 个，应用 {apps} 个</source>
        <translation>{releases} releases, {apps} applications</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>流程 {processes}，用户 {people} 人</source>
        <translation>Processes {processes}; {people} people</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>正在准备演示数据</source>
        <translation>Preparing the sample</translation>
    </message>
    <message>
        <source>首次使用 — 发布台</source>
        <translation>First run — Release Desk</translation>
    </message>
    <message>
        <source>导入演示数据，先看看</source>
        <translation>Look around with sample data</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>连接并继续</source>
        <translation>Connect and go on</translation>
    </message>
    <message>
        <source>语言与外观</source>
        <translation>Language and look</translation>
    </message>
    <message>
        <source>语言、明暗、文字大小</source>
        <translation>Language, theme, text size</translation>
    </message>
    <message>
        <source>数据放在哪里</source>
        <translation>Where the data live</translation>
    </message>
    <message>
        <source>本机或团队数据库</source>
        <translation>Local or team database</translation>
    </message>
    <message>
        <source>我的身份</source>
        <translation>My identity</translation>
    </message>
    <message>
        <source>姓名、单位、登录名</source>
        <translation>Name, office, log-in</translation>
    </message>
    <message>
        <source>选择流程</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>A 应用上线、B 运维服务</source>
        <translation>A go-live, B operations service</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>语言与外观</source>
        <translation>Language and look</translation>
    </message>
    <message>
        <source>马上生效，以后能在「设置」里改。</source>
        <translation>Takes effect at once; can be changed in the settings.</translation>
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
    <name>MePage</name>
    <message>
        <source>签署、勾选和操作记录都用这个身份。</source>
        <translation>Signatures, ticks and the journal use this identity.</translation>
    </message>
    <message>
        <source>我的身份</source>
        <translation>My identity</translation>
    </message>
    <message>
        <source>选自己的名字</source>
        <translation>Choose your name</translation>
    </message>
    <message>
        <source>例如：衡序集团</source>
        <translation>e.g. Hengxu Group</translation>
    </message>
    <message>
        <source>例如：信息管理部</source>
        <translation>e.g. IT department</translation>
    </message>
    <message>
        <source>我是</source>
        <translation>I am</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>登录名</source>
        <translation>Log-in</translation>
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
        <source>你是第一个人：系统管理员兼发布管理岗，以后能加人、改岗位。</source>
        <translation>You are the first: administrator and release office. People and roles can be added later.</translation>
    </message>
    <message>
        <source>在「{office}」里选自己的名字。</source>
        <translation>Choose your name in “{office}”.</translation>
    </message>
    <message>
        <source>写下姓名</source>
        <translation>Give the name</translation>
    </message>
    <message>
        <source>写下登录名</source>
        <translation>Give the log-in</translation>
    </message>
    <message>
        <source>写下单位名称</source>
        <translation>Give the name of the organisation</translation>
    </message>
    <message>
        <source>从列表里选自己的名字</source>
        <translation>Choose your name from the list</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>数据放在哪里</source>
        <translation>Where the data live</translation>
    </message>
    <message>
        <source>评审会多人同时勾选、多人看同一看板，需要团队数据库。</source>
        <translation>Review meetings and a shared board need the team database.</translation>
    </message>
    <message>
        <source>新建数据库</source>
        <translation>New database</translation>
    </message>
    <message>
        <source>发布台数据库 (*.db)</source>
        <translation>Release Desk databases (*.db)</translation>
    </message>
    <message>
        <source>打开数据库</source>
        <translation>Open a database</translation>
    </message>
    <message>
        <source>发布台数据库 (*.db);;所有文件 (*)</source>
        <translation>Release Desk databases (*.db);;All files (*)</translation>
    </message>
    <message>
        <source>选一个文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>没有这个文件</source>
        <translation>There is no such file</translation>
    </message>
    <message>
        <source>已有这个文件，可以改选「打开已有的」</source>
        <translation>The file exists; choose “Open an existing one” instead</translation>
    </message>
    <message>
        <source>本机数据库</source>
        <translation>Local database</translation>
    </message>
    <message>
        <source>只给自己用，不需要服务器，马上可用。数据是这台电脑上的一个文件。</source>
        <translation>For yourself, no server needed, ready at once. Data are one file on this machine.</translation>
    </message>
    <message>
        <source>团队数据库</source>
        <translation>Team database</translation>
    </message>
    <message>
        <source>多人共用，勾选与执行实时同步。连接信息由管理员提供（PostgreSQL）。</source>
        <translation>Shared by many, ticks and runs in step. The administrator gives the address (PostgreSQL).</translation>
    </message>
    <message>
        <source>新建一个</source>
        <translation>Make a new one</translation>
    </message>
    <message>
        <source>打开已有的</source>
        <translation>Open an existing one</translation>
    </message>
    <message>
        <source>新数据库的文件</source>
        <translation>File of the new database</translation>
    </message>
    <message>
        <source>已有数据库的文件</source>
        <translation>File of the existing database</translation>
    </message>
    <message>
        <source>选位置…</source>
        <translation>Choose place…</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose file…</translation>
    </message>
</context>
<context>
    <name>ProcessPage</name>
    <message>
        <source>选择流程</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>再加一个流程文件…</source>
        <translation>Add a process file…</translation>
    </message>
    <message>
        <source>都会装入，登记发布时再选走哪个。本单位自己的流程可以写成 YAML 加进来。</source>
        <translation>Both are installed; each release names the one it follows. A process of your own can be added as YAML.</translation>
    </message>
    <message>
        <source>这个库里在用的流程，登记发布时再选走哪个。</source>
        <translation>The processes of this database; each release names the one it follows.</translation>
    </message>
    <message>
        <source>流程文件</source>
        <translation>Process file</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>SecurityCombo</name>
    <message>
        <source>必须加密，并核对服务器证书</source>
        <translation>Encrypted, certificate checked</translation>
    </message>
    <message>
        <source>必须加密，用 CA 文件核对证书…</source>
        <translation>Encrypted, checked by a CA file…</translation>
    </message>
    <message>
        <source>必须加密，不核对证书</source>
        <translation>Encrypted, certificate not checked</translation>
    </message>
    <message>
        <source>能加密就加密（只用于本机或内网）</source>
        <translation>Encrypted if possible (this machine or a trusted network only)</translation>
    </message>
    <message>
        <source>CA 文件</source>
        <translation>CA file</translation>
    </message>
    <message>
        <source>证书 (*.pem *.crt *.cer);;所有文件 (*)</source>
        <translation>Certificates (*.pem *.crt *.cer);;All files (*)</translation>
    </message>
    <message>
        <source>必须加密，用 {file} 核对证书</source>
        <translation>Encrypted, checked by {file}</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>例如 release-db.example</source>
        <translation>e.g. release-db.example</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>密码存入系统钥匙串</source>
        <translation>Keep the password in the system&apos;s key store</translation>
    </message>
    <message>
        <source>密码不写进任何文件，下次打开时再问。</source>
        <translation>The password is written to no file; you will be asked again.</translation>
    </message>
    <message>
        <source>填写方式</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>逐项填写</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>打开连接文件…</source>
        <translation>Open connection file…</translation>
    </message>
    <message>
        <source>连接文件</source>
        <translation>Connection file</translation>
    </message>
    <message>
        <source>连接文件 (*.json *.ini);;所有文件 (*)</source>
        <translation>Connection files (*.json *.ini);;All files (*)</translation>
    </message>
    <message>
        <source>已按 {name} 填好，请核对服务器名，再填用户名和密码。</source>
        <translation>Filled in from {name}. Check the server&apos;s name, then type user and password.</translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>服务器</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>加密连接</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>写下服务器地址</source>
        <translation>Give the server</translation>
    </message>
    <message>
        <source>写下数据库名</source>
        <translation>Give the database</translation>
    </message>
    <message>
        <source>写下用户名</source>
        <translation>Give the user</translation>
    </message>
    <message>
        <source>隐藏密码</source>
        <translation>Hide the password</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>第 {n} 步，共 {total} 步：{title}</source>
        <translation>Step {n} of {total}: {title}</translation>
    </message>
    <message>
        <source>这些设置以后都能在「设置」里改。由本机换到团队数据库时，可把已有发布一并迁移。</source>
        <translation>All of this can be changed under Settings. Releases can be moved along from this machine to a team database.</translation>
    </message>
    <message>
        <source>发布台</source>
        <translation>Release Desk</translation>
    </message>
    <message>
        <source>应用上线与运维服务</source>
        <translation>Go-live and operations</translation>
    </message>
</context>
</TS>
