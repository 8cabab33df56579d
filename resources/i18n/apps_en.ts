<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ApplicationDialog</name>
    <message>
        <source>新增应用系统</source>
        <translation>New application</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>写下名称</source>
        <translation>Give a name</translation>
    </message>
    <message>
        <source>还没上线就空着</source>
        <translation>empty before the first release</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>在用（停用后不能再登记发布）</source>
        <translation>In use (no new release once out of use)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>技术类</source>
        <translation>Technology</translation>
    </message>
    <message>
        <source>决定可用哪些发布窗口，如 java</source>
        <translation>decides which windows it may use, e.g. java</translation>
    </message>
    <message>
        <source>在用版本</source>
        <translation>In production</translation>
    </message>
    <message>
        <source>重要性</source>
        <translation>Criticality</translation>
    </message>
    <message>
        <source>系统拥有人</source>
        <translation>System owner</translation>
    </message>
    <message>
        <source>项目经理</source>
        <translation>Project manager</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>依赖</source>
        <translation>Depends on</translation>
    </message>
</context>
<context>
    <name>ApplicationsTab</name>
    <message>
        <source>应用系统</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>新增应用…</source>
        <translation>New application…</translation>
    </message>
    <message>
        <source>名称、代号、技术类、人员</source>
        <translation>Name, code, technology, people</translation>
    </message>
    <message>
        <source>还没有应用系统</source>
        <translation>No application yet</translation>
    </message>
    <message>
        <source>发布属于应用系统。逐个新增，或从 Excel 导入清单。</source>
        <translation>Releases belong to applications. Add them one by one, or import a list from Excel.</translation>
    </message>
    <message>
        <source>含停用</source>
        <translation>With those out of use</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>技术类</source>
        <translation>Technology</translation>
    </message>
    <message>
        <source>在用版本</source>
        <translation>In production</translation>
    </message>
    <message>
        <source>重要性</source>
        <translation>Criticality</translation>
    </message>
    <message>
        <source>系统拥有人</source>
        <translation>System owner</translation>
    </message>
    <message>
        <source>项目经理</source>
        <translation>Project manager</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>在途发布</source>
        <translation>On the way</translation>
    </message>
    <message>
        <source>依赖</source>
        <translation>Depends on</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>AppsPane</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>从查找到列表</source>
        <translation>From the search into the list</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>复制选中的行</source>
        <translation>Copy the selected rows</translation>
    </message>
    <message>
        <source>改登记要有「发布管理岗」或「系统管理员」岗位</source>
        <translation>Changing the registers needs the role release office or administrator</translation>
    </message>
    <message>
        <source>读不到登记</source>
        <translation>The registers cannot be read</translation>
    </message>
    <message>
        <source>已复制整表，可粘贴到 Excel</source>
        <translation>The whole table is copied; paste it into Excel</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Registers</translation>
    </message>
</context>
<context>
    <name>ChangeColumns</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>应用系统</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>上线日期</source>
        <translation>Goes live</translation>
    </message>
    <message>
        <source>发布结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>未编入</source>
        <translation>in none</translation>
    </message>
    <message>
        <source>编入发布之后状态变了，请核对</source>
        <translation>The state changed after it entered the release; check it</translation>
    </message>
    <message>
        <source>这次没有上成，可以编入下一个发布</source>
        <translation>That release did not make it; the next one may take it</translation>
    </message>
    <message>
        <source>打开这个发布</source>
        <translation>Open this release</translation>
    </message>
</context>
<context>
    <name>ChangeDeeds</name>
    <message>
        <source>你的岗位不能登记发布</source>
        <translation>None of your roles may register releases</translation>
    </message>
    <message>
        <source>没有登记发布。去掉这些再选一次。</source>
        <translation>No release was registered. Leave these out and select again.</translation>
    </message>
    <message>
        <source>有变更单不能编入</source>
        <translation>Some changes cannot enter a release</translation>
    </message>
    <message>
        <source>变更排期 {tool}.csv</source>
        <translation>Change schedule {tool}.csv</translation>
    </message>
    <message>
        <source>导出排期给变更管理</source>
        <translation>Export schedule for change management</translation>
    </message>
    <message>
        <source>排期已导出</source>
        <translation>The schedule was exported</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>新增变更单</source>
        <translation>New change</translation>
    </message>
    <message>
        <source>已编入发布 {number}</source>
        <translation>In release {number}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>变更管理</source>
        <translation>change management</translation>
    </message>
    <message>
        <source>来自 {source}，那边的状态是 {state}</source>
        <translation>From {source}; its state there is {state}</translation>
    </message>
    <message>
        <source>打开来源</source>
        <translation>Open the source</translation>
    </message>
    <message>
        <source>写下编号</source>
        <translation>Give the number</translation>
    </message>
    <message>
        <source>写下标题</source>
        <translation>Give a title</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>应用系统</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>批准后才能编入发布</source>
        <translation>must be approved to enter a release</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>影响分析</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>资源分析</source>
        <translation>Resources</translation>
    </message>
</context>
<context>
    <name>ChangesTab</name>
    <message>
        <source>变更单</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>新增变更单…</source>
        <translation>New change…</translation>
    </message>
    <message>
        <source>编号、标题、应用、发布</source>
        <translation>Number, title, application, release</translation>
    </message>
    <message>
        <source>还没有变更单</source>
        <translation>No change yet</translation>
    </message>
    <message>
        <source>批准的变更单才能编入发布。逐个新增，或从 Excel 导入。</source>
        <translation>Only approved changes can enter a release. Add them one by one, or import them from Excel.</translation>
    </message>
    <message>
        <source>含已完成和未批准</source>
        <translation>With done and rejected ones</translation>
    </message>
    <message>
        <source>未纳入发布</source>
        <translation>In no release</translation>
    </message>
    <message>
        <source>状态有变</source>
        <translation>State changed</translation>
    </message>
    <message>
        <source>合并登记发布…</source>
        <translation>Combine into a release…</translation>
    </message>
    <message>
        <source>合并 {n} 张登记发布…</source>
        <translation>Combine {n} into a release…</translation>
    </message>
    <message>
        <source>先选中要一起上线的变更单</source>
        <translation>First select the changes to go live together</translation>
    </message>
    <message>
        <source>按住 Ctrl 或 Shift 选多张</source>
        <translation>Hold Ctrl or Shift to select several</translation>
    </message>
    <message>
        <source>这张变更单还没编入发布</source>
        <translation>This change is in no release yet</translation>
    </message>
    <message>
        <source>只看</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>打开发布</source>
        <translation>Open release</translation>
    </message>
    <message>
        <source>导出排期给变更管理</source>
        <translation>Export schedule for change management</translation>
    </message>
    <message>
        <source>禅道</source>
        <translation>ZenTao</translation>
    </message>
    <message>
        <source>通用列名</source>
        <translation>Plain column names</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>每个字段用文件里的哪一列？选好后会记住，下次遇到同样的表头直接用。</source>
        <translation>Which column of the file holds each field? The choice is remembered for the next file with this heading.</translation>
    </message>
    <message>
        <source>前几行读成这样</source>
        <translation>The first rows as read</translation>
    </message>
    <message>
        <source>（文件里没有）</source>
        <translation>(not in the file)</translation>
    </message>
</context>
<context>
    <name>DepartmentsDialog</name>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>负责人签署紧急发布的第 0 步。</source>
        <translation>The head signs step 0 of urgent releases.</translation>
    </message>
    <message>
        <source>新增部门</source>
        <translation>New department</translation>
    </message>
    <message>
        <source>没有上级</source>
        <translation>none above</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>上级部门</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写下部门名称</source>
        <translation>Give the department a name</translation>
    </message>
</context>
<context>
    <name>DeputiesTab</name>
    <message>
        <source>结束代理</source>
        <translation>End deputy</translation>
    </message>
    <message>
        <source>代理</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>设代理…</source>
        <translation>Name a deputy…</translation>
    </message>
    <message>
        <source>本人、代理人、岗位、原因</source>
        <translation>Person, deputy, role, reason</translation>
    </message>
    <message>
        <source>现在没有代理</source>
        <translation>No deputy now</translation>
    </message>
    <message>
        <source>有人休假或出差时，设代理人，签署就不会等着。</source>
        <translation>When somebody is away, name a deputy, and signatures do not wait.</translation>
    </message>
    <message>
        <source>含已结束</source>
        <translation>With ended ones</translation>
    </message>
</context>
<context>
    <name>GrantTable</name>
    <message>
        <source>部分范围的岗位</source>
        <translation>Roles held somewhere only</translation>
    </message>
    <message>
        <source>部门 {name}</source>
        <translation>Department {name}</translation>
    </message>
    <message>
        <source>应用 {name}</source>
        <translation>Application {name}</translation>
    </message>
    <message>
        <source>选岗位</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <source>选部门或应用</source>
        <translation>Choose where</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>部门或应用</source>
        <translation>Department or application</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>只在</source>
        <translation>Only in</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入{name}</source>
        <translation>Import {name}</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>正在核对文件，还没有写入</source>
        <translation>Checking the file, nothing written yet</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>没有要导入的行</source>
        <translation>No row to import</translation>
    </message>
    <message>
        <source>还要选：{names}</source>
        <translation>Still to choose: {names}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还有 {n} 个说法没选</source>
        <translation>Words without a meaning: {n}</translation>
    </message>
    <message>
        <source>对应的列…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>选择要导入的文件</source>
        <translation>Choose the file to import</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xlsm *.csv *.tsv)</source>
        <translation>Tables (*.xlsx *.xlsm *.csv *.tsv)</translation>
    </message>
    <message>
        <source>改好文件再导入，什么也没有写入</source>
        <translation>Mend the file and import again; nothing was written</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>{name} 的数据库账号</source>
        <translation>Database login of {name}</translation>
    </message>
    <message>
        <source>本人用这个账号连接团队数据库，数据库凭它认人。密码不保存，只在这里显示一次。</source>
        <translation>The person connects to the team database with this login, by which the database knows who it is. The password is not stored and shown here once.</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>请当面交给本人</source>
        <translation>Hand it over in person</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>复制密码</source>
        <translation>Copy password</translation>
    </message>
    <message>
        <source>还没有账号</source>
        <translation>No login yet</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>开账号并设密码</source>
        <translation>Make login and set password</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Close login</translation>
    </message>
    <message>
        <source>启用账号</source>
        <translation>Open login</translation>
    </message>
</context>
<context>
    <name>MatrixColumns</name>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>没有部门</source>
        <translation>No department</translation>
    </message>
    <message>
        <source>没有人能签</source>
        <translation>Nobody can sign</translation>
    </message>
    <message>
        <source>没有人能答</source>
        <translation>Nobody can answer</translation>
    </message>
    <message>
        <source>发布负责人</source>
        <translation>Release owner</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{names} 等 {n} 人</source>
        <translation>{names} … {n} in all</translation>
    </message>
    <message>
        <source>{n} 个应用没有人 · {names}</source>
        <translation>nobody for {n} applications · {names}</translation>
    </message>
    <message>
        <source>{name}（代）</source>
        <translation>{name} (deputy)</translation>
    </message>
    <message>
        <source>代</source>
        <translation>D</translation>
    </message>
    <message>
        <source>登</source>
        <translation>R</translation>
    </message>
    <message>
        <source>{name}：不能</source>
        <translation>{name}: no</translation>
    </message>
    <message>
        <source>{name}：代 {people} 签</source>
        <translation>{name}: signs for {people}</translation>
    </message>
    <message>
        <source>{name}：登记为应用的拥有人或部门负责人</source>
        <translation>{name}: registered as owner of the application or head of the department</translation>
    </message>
    <message>
        <source>{name}：有这个岗位</source>
        <translation>{name}: holds the role</translation>
    </message>
    <message>
        <source>{text}，只对 {n} 个应用</source>
        <translation>{text}, applications: {n} only</translation>
    </message>
    <message>
        <source>{stage} › {group}</source>
        <translation>{stage} › {group}</translation>
    </message>
    <message>
        <source>检查 {n} 项</source>
        <translation>Checks: {n}</translation>
    </message>
    <message>
        <source>申请人本人不能签</source>
        <translation>Not by the applicant</translation>
    </message>
    <message>
        <source>发布负责人：每份发布各自的</source>
        <translation>Release owner: each release has its own</translation>
    </message>
    <message>
        <source>没有人的应用：{names}</source>
        <translation>Applications without anybody: {names}</translation>
    </message>
</context>
<context>
    <name>MatrixTab</name>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>谁能签什么</source>
        <translation>Who may sign what</translation>
    </message>
    <message>
        <source>只看有缺口的（{n}）</source>
        <translation>Gaps only ({n})</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>策略</source>
        <translation>Strategy</translation>
    </message>
    <message>
        <source>全部应用</source>
        <translation>All applications</translation>
    </message>
    <message>
        <source>各应用的部门</source>
        <translation>Own department</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>按人员</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>按部门</source>
        <translation>By department</translation>
    </message>
    <message>
        <source>复制整表</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>● 有岗位   ◐ 只对部分应用   登 按登记   代 代理中</source>
        <translation>● holds the role   ◐ for some applications   R by register   D deputy</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>部门…</source>
        <translation>Departments…</translation>
    </message>
    <message>
        <source>人员与岗位</source>
        <translation>People and roles</translation>
    </message>
    <message>
        <source>新增人员…</source>
        <translation>New person…</translation>
    </message>
    <message>
        <source>姓名、登录名、部门、岗位</source>
        <translation>Name, log-in, department, role</translation>
    </message>
    <message>
        <source>还没有人员</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>检查、签署和步骤都要有人；新增人员并给岗位。</source>
        <translation>Checks, signatures and steps need people; add them and give them roles.</translation>
    </message>
    <message>
        <source>含停用</source>
        <translation>With those out of use</translation>
    </message>
    <message>
        <source>{n} 个环节没有人能签</source>
        <translation>Steps nobody can sign: {n}</translation>
    </message>
    <message>
        <source>谁能签什么</source>
        <translation>Who may sign what</translation>
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
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>没有岗位</source>
        <translation>No role</translation>
    </message>
    <message>
        <source>邮箱</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>{role}（{scope}）</source>
        <translation>{role} ({scope})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>新增人员</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>代理…</source>
        <translation>Deputies…</translation>
    </message>
    <message>
        <source>数据库账号…</source>
        <translation>Database login…</translation>
    </message>
    <message>
        <source>重置 PIN…</source>
        <translation>Reset PIN…</translation>
    </message>
    <message>
        <source>保存后，这些发布没有人能接着办</source>
        <translation>Once saved, nobody could go on with these releases</translation>
    </message>
    <message>
        <source>还有 {n} 项</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>可先给别人这个岗位，或在发布里另指定人员。</source>
        <translation>Give the role to somebody else first, or name people in the releases.</translation>
    </message>
    <message>
        <source>仍然保存</source>
        <translation>Save all the same</translation>
    </message>
    <message>
        <source>{number} {application}：{what}（{role}）</source>
        <translation>{number} {application}: {what} ({role})</translation>
    </message>
    <message>
        <source>重置 {person} 的 PIN</source>
        <translation>Reset the PIN of {person}</translation>
    </message>
    <message>
        <source>重置后签署不再要 PIN，直到本人设新的。会记入日志，本人下次打开时会看到。</source>
        <translation>Signing then takes no PIN until a new one is set. The journal records it, and the person is told at the next start.</translation>
    </message>
    <message>
        <source>重置</source>
        <translation>Reset</translation>
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
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>在用（停用后不能再签署和勾选，历史保留）</source>
        <translation>In use (afterwards no signing or ticking; history stays)</translation>
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
        <source>团队数据库的账号由它组成</source>
        <translation>The login on a team database is made from it</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>邮箱</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>部分范围</source>
        <translation>Somewhere only</translation>
    </message>
</context>
<context>
    <name>RegisterTab</name>
    <message>
        <source>{n} / {total}</source>
        <translation>{n} of {total}</translation>
    </message>
    <message>
        <source>没有匹配的</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>导入 Excel…</source>
        <translation>Import Excel…</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>前几行读成这样</source>
        <translation>The first rows as read</translation>
    </message>
    <message>
        <source>要改的地方</source>
        <translation>Places to mend</translation>
    </message>
    <message>
        <source>{n} 处要改</source>
        <translation>Places to mend: {n}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>将导入 {n} 行，按「{mapping}」读取</source>
        <translation>Rows to import: {n}, read by “{mapping}”</translation>
    </message>
    <message>
        <source>新增 {new}、更新 {changed}、未变 {same}</source>
        <translation>new {new}, changed {changed}, unchanged {same}</translation>
    </message>
    <message>
        <source>已有、跳过 {n} 行</source>
        <translation>already there, skipped: {n}</translation>
    </message>
    <message>
        <source>{n} 行所在的发布已结束，不改</source>
        <translation>left alone because their release has ended: {n}</translation>
    </message>
    <message>
        <source>顺带新增应用 {n} 个</source>
        <translation>new applications: {n}</translation>
    </message>
    <message>
        <source>顺带新增部门 {n} 个</source>
        <translation>new departments: {n}</translation>
    </message>
    <message>
        <source>按表头认出：{columns} 列里认得 {known} 列</source>
        <translation>Recognised by the heading: {known} of {columns} columns known</translation>
    </message>
    <message>
        <source>这种表头用过，照上次选的对应：{columns} 列里用 {known} 列</source>
        <translation>This heading was used before; read as chosen then: {known} of {columns} columns</translation>
    </message>
    <message>
        <source>照选定的对应：{columns} 列里用 {known} 列</source>
        <translation>Read as chosen: {known} of {columns} columns</translation>
    </message>
    <message>
        <source>{fit}；{n} 行不能导入</source>
        <translation>{fit}; rows refused: {n}</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>文件里有这些说法不认识。告诉程序各是什么意思，下次遇到就不再问。</source>
        <translation>The file has words nobody explained yet. Say what each means; it is not asked again.</translation>
    </message>
    <message>
        <source>「{word}」</source>
        <translation>“{word}”</translation>
    </message>
    <message>
        <source>{heading} 列，{n} 行</source>
        <translation>column {heading}, rows: {n}</translation>
    </message>
    <message>
        <source>{word} 是什么</source>
        <translation>What {word} means</translation>
    </message>
    <message>
        <source>选一个</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>不归任何应用系统</source>
        <translation>No application</translation>
    </message>
    <message>
        <source>不看这个说法</source>
        <translation>Pass over this word</translation>
    </message>
</context>
</TS>
