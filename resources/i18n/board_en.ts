<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>BoardActions</name>
    <message>
        <source>在表格里才能全选</source>
        <translation>Only the table can select all</translation>
    </message>
    <message>
        <source>先选中一个发布</source>
        <translation>Select a release first</translation>
    </message>
    <message>
        <source>发布列表.csv</source>
        <translation>releases.csv</translation>
    </message>
    <message>
        <source>导出列表</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>{number} 已经结束</source>
        <translation>{number} has ended</translation>
    </message>
    <message>
        <source>退回在审批页办理，写明原因</source>
        <translation>Send back on the Approval tab, with a reason</translation>
    </message>
    <message>
        <source>已经挂起</source>
        <translation>Already on hold</translation>
    </message>
    <message>
        <source>没有挂起，不用恢复</source>
        <translation>Not on hold, nothing to resume</translation>
    </message>
    <message>
        <source>在日历里选…</source>
        <translation>Choose in the calendar…</translation>
    </message>
    <message>
        <source>第 {n} 窗口&#x3000;{period}</source>
        <translation>Window {n} · {period}</translation>
    </message>
    <message>
        <source>已调整窗口</source>
        <translation>Window changed</translation>
    </message>
    <message>
        <source>已写入 {file}</source>
        <translation>Written to {file}</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
</context>
<context>
    <name>BoardPane</name>
    <message>
        <source>在卡片和列之间移动</source>
        <translation>Move between cards and columns</translation>
    </message>
    <message>
        <source>详情栏；表格里是标记</source>
        <translation>Inspector; marks a row of the table</translation>
    </message>
    <message>
        <source>表格里连选</source>
        <translation>Extend the selection in the table</translation>
    </message>
    <message>
        <source>表格里收起或展开分组</source>
        <translation>Fold or unfold a group of the table</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>本季</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>全部历史</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>只显示前 {shown} 个，共 {total} 个，请用筛选缩小范围。</source>
        <translation>Showing the first {shown} of {total}. Narrow them with a filter.</translation>
    </message>
    <message>
        <source>没有读到发布</source>
        <translation>The releases could not be read</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>已复制 {numbers}</source>
        <translation>Copied {numbers}</translation>
    </message>
</context>
<context>
    <name>BoardViews</name>
    <message>
        <source>已用 {n} 个筛选条件</source>
        <translation>{n} filters are on</translation>
    </message>
    <message>
        <source>没有匹配的发布</source>
        <translation>No release matches</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>CardTable</name>
    <message>
        <source>发布列表</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>应用系统</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
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
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>还有</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>检查进度</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>阻塞首因 / 今天到期</source>
        <translation>First blocker / due today</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
</context>
<context>
    <name>CardTableModel</name>
    <message>
        <source>窗口不够宽，收起了：{titles}</source>
        <translation>The window is too narrow for: {titles}</translation>
    </message>
</context>
<context>
    <name>DragAnswers</name>
    <message>
        <source>另外 {n} 项</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>EmptyBoard</name>
    <message>
        <source>登记要上线的内容</source>
        <translation>Register what goes live</translation>
    </message>
    <message>
        <source>选类型与方式，定窗口</source>
        <translation>Type, mode and window</translation>
    </message>
    <message>
        <source>备齐条件与材料</source>
        <translation>Get conditions and papers ready</translation>
    </message>
    <message>
        <source>检查项、交付物、管理计划</source>
        <translation>Checks, deliverables, plans</translation>
    </message>
    <message>
        <source>按路线会签</source>
        <translation>Countersign along the route</translation>
    </message>
    <message>
        <source>评审会上一起勾选</source>
        <translation>Tick together in the review meeting</translation>
    </message>
    <message>
        <source>照步骤上线</source>
        <translation>Go live by the run sheet</translation>
    </message>
    <message>
        <source>闸口、实际时间、回退</source>
        <translation>Gates, actual times, rollback</translation>
    </message>
    <message>
        <source>确认结果</source>
        <translation>Confirm the result</translation>
    </message>
    <message>
        <source>验证、试运行、更新配置库</source>
        <translation>Verify, trial run, update the CMDB</translation>
    </message>
    <message>
        <source>归档与报告</source>
        <translation>Archive and report</translation>
    </message>
    <message>
        <source>计入本季成功率</source>
        <translation>Counts in the quarter&apos;s success rate</translation>
    </message>
    <message>
        <source>编制 {year} 年窗口计划</source>
        <translation>Plan the windows of {year}</translation>
    </message>
    <message>
        <source>看板上还没有发布</source>
        <translation>The board has no releases yet</translation>
    </message>
    <message>
        <source>三步就能开始。已有台账的，可以先导入应用清单。</source>
        <translation>Three steps to begin. If you keep a ledger, import the applications first.</translation>
    </message>
    <message>
        <source>登记应用系统</source>
        <translation>Register the applications</translation>
    </message>
    <message>
        <source>从 Excel 导入清单，或逐个新建</source>
        <translation>Import a list from Excel, or add them one by one</translation>
    </message>
    <message>
        <source>导入 Excel…</source>
        <translation>Import Excel…</translation>
    </message>
    <message>
        <source>按流程的窗口规则生成，避开节假日，再逐个调整</source>
        <translation>Generated by the process&apos;s rule, holidays left out, then adjusted</translation>
    </message>
    <message>
        <source>生成计划</source>
        <translation>Generate</translation>
    </message>
    <message>
        <source>新建第一个发布</source>
        <translation>Register the first release</translation>
    </message>
    <message>
        <source>登记时先判断是否属于发布范围</source>
        <translation>The form asks first whether it is in scope</translation>
    </message>
    <message>
        <source>新建发布</source>
        <translation>New release</translation>
    </message>
    <message>
        <source>打开演示数据，先看看</source>
        <translation>Look around in sample data</translation>
    </message>
    <message>
        <source>按</source>
        <translation>Press</translation>
    </message>
    <message>
        <source>也能新建</source>
        <translation>works, too</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>新建发布</source>
        <translation>New</translation>
    </message>
    <message>
        <source>第 {n} 窗口</source>
        <translation>Window {n}</translation>
    </message>
    <message>
        <source>按窗口分组</source>
        <translation>By window</translation>
    </message>
    <message>
        <source>按窗口泳道</source>
        <translation>Lanes</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>按编号、应用、标题、变更单筛选</source>
        <translation>Filter by number, application, title or change</translation>
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
        <source>应用</source>
        <translation>App</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
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
</context>
<context>
    <name>FirstBoard</name>
    <message>
        <source>本季</source>
        <translation>This quarter</translation>
    </message>
</context>
<context>
    <name>GlanceStrip</name>
    <message>
        <source>下一窗口</source>
        <translation>Next window</translation>
    </message>
    <message>
        <source>今天待我处理</source>
        <translation>Due today for me</translation>
    </message>
    <message>
        <source>阻塞</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>逾期跟进</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>下一封网</source>
        <translation>Next freeze</translation>
    </message>
    <message>
        <source>本季成功率</source>
        <translation>Success, quarter</translation>
    </message>
    <message>
        <source>还没有编制今年的窗口计划</source>
        <translation>This year&apos;s windows are not planned yet</translation>
    </message>
    <message>
        <source>今年没有后续窗口</source>
        <translation>No further window this year</translation>
    </message>
    <message>
        <source>第 {n} 窗口</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>已排 {taken} / 容量 {capacity}</source>
        <translation>{taken} of {capacity} slots</translation>
    </message>
    <message>
        <source>材料已过 {moment}，{n} 个未齐</source>
        <translation>Papers were due {moment}: {n} open</translation>
    </message>
    <message>
        <source>材料 {moment} 截止，{n} 个未齐</source>
        <translation>Papers due {moment}: {n} open</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>个发布等我</source>
        <translation>releases wait for me</translation>
    </message>
    <message>
        <source>个发布，{n} 项未满足</source>
        <translation>releases, {n} items missing</translation>
    </message>
    <message>
        <source>最长 {n}</source>
        <translation>oldest {n}</translation>
    </message>
    <message>
        <source>未设置</source>
        <translation>None set</translation>
    </message>
    <message>
        <source>封网中</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>至 {until}</source>
        <translation>to {until}</translation>
    </message>
    <message>
        <source>至 {until} · {n}后</source>
        <translation>to {until} · in {n}</translation>
    </message>
    <message>
        <source>暂无数据</source>
        <translation>No data yet</translation>
    </message>
</context>
<context>
    <name>LaneCell</name>
    <message>
        <source>另 {n} 个</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>LaneHead</name>
    <message>
        <source>阻塞 {n}</source>
        <translation>Blocked {n}</translation>
    </message>
    <message>
        <source>逾期 {n}</source>
        <translation>Overdue {n}</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>调整窗口</source>
        <translation>Change window</translation>
    </message>
    <message>
        <source>催办责任人</source>
        <translation>Remind people</translation>
    </message>
    <message>
        <source>导出 CSV</source>
        <translation>Export CSV</translation>
    </message>
    <message>
        <source>批量生成《发布方案》</source>
        <translation>Make release plans</translation>
    </message>
    <message>
        <source>复制编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Shift + ↑↓ 连选&#x3000;Esc 取消</source>
        <translation>Shift + ↑↓ extends · Esc clears</translation>
    </message>
    <message>
        <source>取消标记</source>
        <translation>Clear marks</translation>
    </message>
    <message>
        <source>已选 {n} 个</source>
        <translation>{n} selected</translation>
    </message>
    <message>
        <source>阻塞 {n} 项</source>
        <translation>{n} blocking</translation>
    </message>
</context>
<context>
    <name>StagePane</name>
    <message>
        <source>先选中一个发布</source>
        <translation>Select a release first</translation>
    </message>
    <message>
        <source>执行</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>在发布的「步骤」页逐步执行和记录，回车打开。</source>
        <translation>Run and report on the release&apos;s Run sheet tab; Enter opens it.</translation>
    </message>
    <message>
        <source>轮到我的</source>
        <translation>My turn</translation>
    </message>
    <message>
        <source>现在没有在实施的发布</source>
        <translation>Nothing is being implemented now</translation>
    </message>
    <message>
        <source>审批全部签完并进入实施后，发布出现在这里；按步骤执行、记录实际时间和回退都在发布的「步骤」页。</source>
        <translation>Releases appear here once every step is signed and they are being implemented. Running steps, actual times and rollback are on the release&apos;s Run sheet tab.</translation>
    </message>
    <message>
        <source>去看板</source>
        <translation>Go to the board</translation>
    </message>
    <message>
        <source>没有读到发布</source>
        <translation>The releases could not be read</translation>
    </message>
</context>
<context>
    <name>TableDelegate</name>
    <message>
        <source>{n} 个发布</source>
        <translation>{n} releases</translation>
    </message>
</context>
</TS>
