<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ApplicationPage</name>
    <message>
        <source>在左边选一个应用系统</source>
        <translation>Choose an application at the left</translation>
    </message>
    <message>
        <source>写下上线后的版本</source>
        <translation>Give the new version</translation>
    </message>
    <message>
        <source>和上线前的版本一样</source>
        <translation>Same as the version before</translation>
    </message>
    <message>
        <source>写一句这次上线什么</source>
        <translation>Say in one line what goes live</translation>
    </message>
    <message>
        <source>{n} / {total} 个</source>
        <translation>{n} of {total}</translation>
    </message>
    <message>
        <source>名称、代号、技术类或拥有人</source>
        <translation>Name, code, technology or owner</translation>
    </message>
    <message>
        <source>查找应用系统</source>
        <translation>Find an application</translation>
    </message>
    <message>
        <source>应用系统</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>还没有选</source>
        <translation>none chosen</translation>
    </message>
    <message>
        <source>首次上线就空着</source>
        <translation>empty for a first release</translation>
    </message>
    <message>
        <source>例如 V6.8.0</source>
        <translation>e.g. V6.8.0</translation>
    </message>
    <message>
        <source>例如：还款计划批量重算与罚息口径调整</source>
        <translation>e.g. recalculation of repayment plans</translation>
    </message>
    <message>
        <source>上线前版本</source>
        <translation>Version before</translation>
    </message>
    <message>
        <source>上线后版本</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>目的</source>
        <translation>Purpose</translation>
    </message>
</context>
<context>
    <name>AsksLine</name>
    <message>
        <source>这个流程会问</source>
        <translation>This process asks</translation>
    </message>
    <message>
        <source>项检查</source>
        <translation>checks</translation>
    </message>
    <message>
        <source>份交付物</source>
        <translation>deliverables</translation>
    </message>
    <message>
        <source>节方案</source>
        <translation>plan sections</translation>
    </message>
    <message>
        <source>个签署</source>
        <translation>signatures</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>变更单</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>只有已批准、还没编入别的发布的变更可以选。没有变更单也可以继续。</source>
        <translation>Only approved changes that no other release carries can be chosen. You can go on without any.</translation>
    </message>
    <message>
        <source>已选 {n} 个</source>
        <translation>Chosen: {n}</translation>
    </message>
    <message>
        <source>没有未完成的变更单</source>
        <translation>No open change</translation>
    </message>
    <message>
        <source>可以先登记发布，以后再加变更单。</source>
        <translation>Register the release now and add changes later.</translation>
    </message>
    <message>
        <source>其他应用</source>
        <translation>another application</translation>
    </message>
    <message>
        <source>属于{name}</source>
        <translation>Belongs to {name}</translation>
    </message>
    <message>
        <source>{state}，批准后才能选</source>
        <translation>{state}; can be chosen once approved</translation>
    </message>
    <message>
        <source>已编入 {number}</source>
        <translation>Already in {number}</translation>
    </message>
    <message>
        <source>选</source>
        <translation>Pick</translation>
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
        <source>批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>为什么不能选</source>
        <translation>Why not</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>未选</source>
        <translation>not chosen</translation>
    </message>
</context>
<context>
    <name>DatePage</name>
    <message>
        <source>计划内的升级走发布窗口；新系统和紧急发布可以自定日期。</source>
        <translation>A planned upgrade takes a window; new systems and urgent releases may have their own date.</translation>
    </message>
    <message>
        <source>选一个窗口，或先不排期</source>
        <translation>Choose a window, or leave it unscheduled for now</translation>
    </message>
    <message>
        <source>这个时间已过</source>
        <translation>This time has passed</translation>
    </message>
    <message>
        <source>「{name}」封网，请另选</source>
        <translation>Freeze “{name}”; choose another date</translation>
    </message>
    <message>
        <source>排入发布窗口</source>
        <translation>Into a window</translation>
    </message>
    <message>
        <source>自定日期</source>
        <translation>Own date</translation>
    </message>
    <message>
        <source>先不排期，以后在日历上排</source>
        <translation>Not yet; schedule it later in the calendar</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Opening time</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Closing time</translation>
    </message>
    <message>
        <source>发布窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>空位</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>适用</source>
        <translation>For</translation>
    </message>
    <message>
        <source>冲突与提醒</source>
        <translation>Conflicts and advice</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>FurtherList</name>
    <message>
        <source>再加一个应用系统</source>
        <translation>Add another application</translation>
    </message>
    <message>
        <source>一起上线的其他应用</source>
        <translation>Further applications</translation>
    </message>
    <message>
        <source>写下上线后的版本</source>
        <translation>Give the new version</translation>
    </message>
    <message>
        <source>{name} 上线前版本</source>
        <translation>{name}, version before</translation>
    </message>
    <message>
        <source>{name} 上线后版本</source>
        <translation>{name}, new version</translation>
    </message>
    <message>
        <source>上线后版本</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>KindPage</name>
    <message>
        <source>发布类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>还有几个问题，决定流程要问什么</source>
        <translation>A few questions that decide what the process asks</translation>
    </message>
    <message>
        <source>写下为什么等不到窗口</source>
        <translation>Say why it cannot wait for a window</translation>
    </message>
    <message>
        <source>第一次上线，可以有自己的日期。</source>
        <translation>Goes live for the first time; may have its own date.</translation>
    </message>
    <message>
        <source>在用系统的新版本，带变更和缺陷修复。</source>
        <translation>A new version of a system in use, with changes and bug fixes.</translation>
    </message>
    <message>
        <source>发布方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>上线方式</source>
        <translation>Roll-out</translation>
    </message>
    <message>
        <source>不经窗口、测试可以留待补测；申请部门负责人先签字。</source>
        <translation>No window, tests may follow later; the head of the applicant&apos;s department signs first.</translation>
    </message>
    <message>
        <source>紧急原因</source>
        <translation>Why urgent</translation>
    </message>
</context>
<context>
    <name>NewReleaseDialog</name>
    <message>
        <source>新建发布</source>
        <translation>New release</translation>
    </message>
    <message>
        <source>放弃这次登记</source>
        <translation>Give up this registration</translation>
    </message>
    <message>
        <source>已填的内容不会保留。</source>
        <translation>What was filled in is not kept.</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>正在读取应用、变更和窗口</source>
        <translation>Reading applications, changes and windows</translation>
    </message>
    <message>
        <source>还没有流程</source>
        <translation>No process yet</translation>
    </message>
    <message>
        <source>先在「设置 · 流程定义」里导入一个流程。</source>
        <translation>Import one under Settings, Processes.</translation>
    </message>
    <message>
        <source>还没有应用系统</source>
        <translation>No application yet</translation>
    </message>
    <message>
        <source>发布属于应用系统。先在「应用」页登记，或从 Excel 导入。</source>
        <translation>Releases belong to applications. Add them on the Apps page, or import them from Excel.</translation>
    </message>
    <message>
        <source>{title}等 {n} 项变更</source>
        <translation>{title} and others, {n} changes</translation>
    </message>
    <message>
        <source>读不到登记所需的资料</source>
        <translation>What the form needs cannot be read</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>留作被拒绝的申请</source>
        <translation>Keep as refused request</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>申请部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>没有「{name}」，从列表里选</source>
        <translation>Nobody is called “{name}”; choose from the list</translation>
    </message>
    <message>
        <source>选申请人</source>
        <translation>Choose the applicant</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>变更单</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>拒绝原因</source>
        <translation>Refused because</translation>
    </message>
    <message>
        <source>另有 {n} 个应用</source>
        <translation>{n} more applications</translation>
    </message>
    <message>
        <source>先不排期</source>
        <translation>Not scheduled yet</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>ScopePage</name>
    <message>
        <source>按哪个流程</source>
        <translation>Which process</translation>
    </message>
    <message>
        <source>先选一项</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>不在发布范围</source>
        <translation>Out of scope</translation>
    </message>
    <message>
        <source>可以留作被拒绝的申请，备查。</source>
        <translation>It can be kept as a refused request, for the record.</translation>
    </message>
</context>
</TS>
