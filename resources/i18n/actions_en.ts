<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>窗口计划</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
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
        <source>新建发布…</source>
        <translation>New release…</translation>
    </message>
    <message>
        <source>打开数据库…</source>
        <translation>Open database…</translation>
    </message>
    <message>
        <source>切换数据库…</source>
        <translation>Switch database…</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>复制编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>查找或执行命令…</source>
        <translation>Find or run a command…</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>评审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>执行</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>KPI</translation>
    </message>
    <message>
        <source>文档</source>
        <translation>Docs</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apps</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>我的待办</source>
        <translation>My desk</translation>
    </message>
    <message>
        <source>抽查清单</source>
        <translation>Spot checks</translation>
    </message>
    <message>
        <source>谁能签什么</source>
        <translation>Who may sign what</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>看板或表格</source>
        <translation>Board or table</translation>
    </message>
    <message>
        <source>按窗口泳道</source>
        <translation>Lanes</translation>
    </message>
    <message>
        <source>只看阻塞</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>显示全部历史</source>
        <translation>Show all history</translation>
    </message>
    <message>
        <source>详情栏</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>下一区域</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow the system</translation>
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
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>进入下一阶段</source>
        <translation>Move to the next stage</translation>
    </message>
    <message>
        <source>退回上一阶段</source>
        <translation>Send back a stage</translation>
    </message>
    <message>
        <source>调整窗口…</source>
        <translation>Change window…</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>挂起…</source>
        <translation>Hold…</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>取消发布…</source>
        <translation>Cancel release…</translation>
    </message>
    <message>
        <source>年度窗口计划</source>
        <translation>Window plan of the year</translation>
    </message>
    <message>
        <source>按窗口筛选…</source>
        <translation>Filter by window…</translation>
    </message>
    <message>
        <source>生成计划…</source>
        <translation>Generate plan…</translation>
    </message>
    <message>
        <source>发布计划…</source>
        <translation>Publish plan…</translation>
    </message>
    <message>
        <source>移动窗口…</source>
        <translation>Move window…</translation>
    </message>
    <message>
        <source>设置封网…</source>
        <translation>Set a freeze…</translation>
    </message>
    <message>
        <source>导出当前列表…</source>
        <translation>Export what is shown…</translation>
    </message>
    <message>
        <source>《发布方案》 Word…</source>
        <translation>Release plan, Word…</translation>
    </message>
    <message>
        <source>指标工作簿 Excel…</source>
        <translation>KPI workbook, Excel…</translation>
    </message>
    <message>
        <source>窗口日历 ics…</source>
        <translation>Window calendar, ics…</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>核对操作日志…</source>
        <translation>Check the journal…</translation>
    </message>
    <message>
        <source>关于发布台</source>
        <translation>About Release Desk</translation>
    </message>
    <message>
        <source>还没有打开数据库</source>
        <translation>No database is open yet</translation>
    </message>
    <message>
        <source>先选中一个发布</source>
        <translation>Select a release first</translation>
    </message>
    <message>
        <source>这一页没有这个操作</source>
        <translation>This page does not do that</translation>
    </message>
    <message>
        <source>现在连不上数据库，这一步不能排队，连上后再做</source>
        <translation>The database is away and this cannot wait; do it once connected</translation>
    </message>
</context>
<context>
    <name>DatabaseList</name>
    <message>
        <source>单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>上次使用</source>
        <translation>Last used</translation>
    </message>
    <message>
        <source>用过的数据库</source>
        <translation>Databases used here</translation>
    </message>
    <message>
        <source>写连接文件</source>
        <translation>Write connection file</translation>
    </message>
    <message>
        <source>连接文件 (*.json)</source>
        <translation>Connection file (*.json)</translation>
    </message>
    <message>
        <source>发布台连接.json</source>
        <translation>release-desk-connection.json</translation>
    </message>
    <message>
        <source>现在打开的就是它</source>
        <translation>It is the one that is open</translation>
    </message>
    <message>
        <source>只从列表去掉，数据库不动；存下的密码一并忘记</source>
        <translation>Only taken off the list, with its kept password; the database is left alone</translation>
    </message>
    <message>
        <source>给同事：服务器、端口、数据库和加密方式，不含用户名和密码</source>
        <translation>For colleagues: server, port, database and encryption, without user and password</translation>
    </message>
    <message>
        <source>只有团队数据库有连接文件</source>
        <translation>Only team databases have connection files</translation>
    </message>
    <message>
        <source>（未命名）</source>
        <translation>(unnamed)</translation>
    </message>
    <message>
        <source>{name}（打开中）</source>
        <translation>{name} (open)</translation>
    </message>
    <message>
        <source>已忘记 {where} 的密码，下次打开时再问</source>
        <translation>The password of {where} is forgotten; you will be asked again</translation>
    </message>
    <message>
        <source>{where} 从列表去掉，存下的密码一并忘记。数据库本身不动。</source>
        <translation>{where} is taken off the list, with its kept password. The database itself is left alone.</translation>
    </message>
    <message>
        <source>移除这个数据库</source>
        <translation>Remove this database</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>已移除 {where}</source>
        <translation>{where} was removed</translation>
    </message>
    <message>
        <source>已写好 {name}</source>
        <translation>{name} is written</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>忘记密码</source>
        <translation>Forget password</translation>
    </message>
    <message>
        <source>移除…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>写连接文件…</source>
        <translation>Write connection file…</translation>
    </message>
</context>
<context>
    <name>Deputies</name>
    <message>
        <source>未开始</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>代理中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>全部岗位</source>
        <translation>All roles</translation>
    </message>
    <message>
        <source>另行通知</source>
        <translation>further notice</translation>
    </message>
    <message>
        <source>结束代理</source>
        <translation>End deputy</translation>
    </message>
    <message>
        <source>结束这项代理</source>
        <translation>End this deputy</translation>
    </message>
    <message>
        <source>{deputy} 从现在起不再代 {person} 签署；已签的继续有效。</source>
        <translation>{deputy} signs for {person} no longer from now on; what was signed stands.</translation>
    </message>
</context>
<context>
    <name>DeputiesDialog</name>
    <message>
        <source>{name} 的代理</source>
        <translation>Deputies of {name}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DeputyDialog</name>
    <message>
        <source>设代理</source>
        <translation>Name a deputy</translation>
    </message>
    <message>
        <source>代理期间由代理人签署，签署处写「本人(代理人代)」。不能再转给别人。</source>
        <translation>Meanwhile the deputy signs; the signature names both. It cannot be passed on.</translation>
    </message>
    <message>
        <source>设为代理</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>输入 PIN 后设代理</source>
        <translation>Enter the PIN to name a deputy</translation>
    </message>
    <message>
        <source>选本人</source>
        <translation>Choose the person</translation>
    </message>
    <message>
        <source>选代理人</source>
        <translation>Choose the deputy</translation>
    </message>
    <message>
        <source>「到」应在「从」之后，且不早于今天</source>
        <translation>Until must not lie before From, nor before today</translation>
    </message>
    <message>
        <source>写下原因</source>
        <translation>Give a reason</translation>
    </message>
    <message>
        <source>选人</source>
        <translation>Choose somebody</translation>
    </message>
    <message>
        <source>全部岗位</source>
        <translation>All roles</translation>
    </message>
    <message>
        <source>到期自动结束（不勾则一直有效，直到手动结束）</source>
        <translation>Ends by itself (unticked: until somebody ends it)</translation>
    </message>
    <message>
        <source>例如 年休假</source>
        <translation>e.g. annual leave</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>{name}（{department}）</source>
        <translation>{name} ({department})</translation>
    </message>
</context>
<context>
    <name>DeputyList</name>
    <message>
        <source>代理</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>现在和以后都没有代理。</source>
        <translation>No deputy, now or later.</translation>
    </message>
    <message>
        <source>设代理…</source>
        <translation>Name a deputy…</translation>
    </message>
    <message>
        <source>结束代理</source>
        <translation>End deputy</translation>
    </message>
    <message>
        <source>由本人、发布管理岗或系统管理员结束</source>
        <translation>Ended by the person, the release office or an administrator</translation>
    </message>
</context>
<context>
    <name>FileMaker</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>文件没有生成</source>
        <translation>The file was not made</translation>
    </message>
</context>
<context>
    <name>FileWishes</name>
    <message>
        <source>已生成《{name}》{version}</source>
        <translation>{name} {version} made</translation>
    </message>
    <message>
        <source>已生成《{name}》</source>
        <translation>{name} made</translation>
    </message>
    <message>
        <source>生成《{name}》</source>
        <translation>Make {name}</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>《{name}》没有生成</source>
        <translation>{name} was not made</translation>
    </message>
    <message>
        <source>导出指标工作簿</source>
        <translation>Export the KPI workbook</translation>
    </message>
    <message>
        <source>发布指标_{quarter}.xlsx</source>
        <translation>KPI_{quarter}.xlsx</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已导出指标工作簿</source>
        <translation>KPI workbook exported</translation>
    </message>
    <message>
        <source>工作簿没有导出</source>
        <translation>The workbook was not exported</translation>
    </message>
</context>
<context>
    <name>NewPinDialog</name>
    <message>
        <source>修改 PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>设置 PIN</source>
        <translation>Set a PIN</translation>
    </message>
    <message>
        <source>至少 {digits} 位数字，或至少 {characters} 个字符的密码。</source>
        <translation>At least {digits} digits, or a password of at least {characters} characters.</translation>
    </message>
    <message>
        <source>现在的</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>新的</source>
        <translation>New</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>忘了只能请系统管理员重置。PIN 只存散列，谁也看不到。</source>
        <translation>Only an administrator can reset a forgotten one. Just a hash of it is kept.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>先输入现在的 PIN</source>
        <translation>Give the present PIN first</translation>
    </message>
    <message>
        <source>输入新的 PIN</source>
        <translation>Give a new PIN</translation>
    </message>
    <message>
        <source>换一个新的 PIN</source>
        <translation>Choose another PIN</translation>
    </message>
    <message>
        <source>两次输入不一样</source>
        <translation>The two are not the same</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>PIN 或密码</source>
        <translation>PIN or password</translation>
    </message>
    <message>
        <source>忘了请系统管理员重置。</source>
        <translation>An administrator can reset a forgotten one.</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
</TS>
