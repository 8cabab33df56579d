<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>CalendarKeys</name>
    <message>
        <source>按天移动</source>
        <translation>Move by day</translation>
    </message>
    <message>
        <source>上个月、下个月</source>
        <translation>Month before, month after</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>在列表上：选它来排期；在日历上：放到这天或看窗口</source>
        <translation>In the list: pick it to schedule; in the calendar: put it on this day or look at the window</translation>
    </message>
    <message>
        <source>移动窗口</source>
        <translation>Move the window</translation>
    </message>
    <message>
        <source>把发布移出窗口</source>
        <translation>Take the release out of its window</translation>
    </message>
    <message>
        <source>不排了</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>CalendarPane</name>
    <message>
        <source>窗口日历</source>
        <translation>Window calendar</translation>
    </message>
    <message>
        <source>正在读取窗口计划</source>
        <translation>Reading the window plan</translation>
    </message>
    <message>
        <source>读不到窗口计划</source>
        <translation>The window plan cannot be read</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>DropPreview</name>
    <message>
        <source>自定日期 {day}</source>
        <translation>Own date {day}</translation>
    </message>
    <message>
        <source>不能放在这天</source>
        <translation>Not on this day</translation>
    </message>
    <message>
        <source>放下后 {n} / {capacity}</source>
        <translation>then {n} / {capacity}</translation>
    </message>
    <message>
        <source>放下后 {n} / {capacity} 排满</source>
        <translation>then {n} / {capacity}, full</translation>
    </message>
    <message>
        <source>「{name}」封网（{period}），请另选</source>
        <translation>Freeze “{name}” ({period}); choose another day</translation>
    </message>
    <message>
        <source>这天没有窗口，请放到有窗口的一天</source>
        <translation>No window on this day; choose a day with one</translation>
    </message>
    <message>
        <source>这天封网，请另选</source>
        <translation>Frozen on this day; choose another</translation>
    </message>
    <message>
        <source>这天已过，请另选</source>
        <translation>This day has passed; choose another</translation>
    </message>
    <message>
        <source>已在这个窗口里</source>
        <translation>Already in this window</translation>
    </message>
    <message>
        <source>已开始实施，不能再改期</source>
        <translation>Already being implemented; the date is fixed</translation>
    </message>
    <message>
        <source>这个发布已被改动，先刷新</source>
        <translation>This release has changed; refresh first</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>超出容量</source>
        <translation>Over capacity</translation>
    </message>
    <message>
        <source>预计时长超过窗口</source>
        <translation>More minutes than the window has</translation>
    </message>
    <message>
        <source>窗口在封网期内</source>
        <translation>Window lies in a freeze</translation>
    </message>
    <message>
        <source>技术类不符</source>
        <translation>Wrong technology</translation>
    </message>
    <message>
        <source>依赖的发布还没准备好</source>
        <translation>Depends on a release not ready yet</translation>
    </message>
    <message>
        <source>材料未齐</source>
        <translation>Papers incomplete</translation>
    </message>
    <message>
        <source>窗口之后就是假期</source>
        <translation>A holiday follows the window</translation>
    </message>
    <message>
        <source>放假安排未公布</source>
        <translation>Holidays not announced</translation>
    </message>
    <message>
        <source>计划还没发布</source>
        <translation>Plan not published yet</translation>
    </message>
    <message>
        <source>里面的发布共需 {needed} 分钟，窗口有 {left} 分钟</source>
        <translation>Its releases need {needed} minutes, the window has {left}</translation>
    </message>
    <message>
        <source>发布计划之后才能排期。</source>
        <translation>Releases can be scheduled once the plan is published.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>查看 {number}</source>
        <translation>Open {number}</translation>
    </message>
    <message>
        <source>{number} 差 {n} 项</source>
        <translation>{number}: {n} left</translation>
    </message>
    <message>
        <source>{number} {application}：{subject}</source>
        <translation>{number} {application}: {subject}</translation>
    </message>
</context>
<context>
    <name>FreezeDialog</name>
    <message>
        <source>封网</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>封网期内不能排期；「尽量不发布」只在排期时提醒。</source>
        <translation>Nothing can be scheduled in a freeze; “avoid releases” only warns.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>写下封网的名称</source>
        <translation>Give the freeze a name</translation>
    </message>
    <message>
        <source>最后一天早于第一天</source>
        <translation>The last day is before the first</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>期内已有窗口：第 {numbers}，请移走</source>
        <translation>Windows in this period: {numbers}; move them</translation>
    </message>
    <message>
        <source>新增封网</source>
        <translation>New freeze</translation>
    </message>
    <message>
        <source>例如：季末关账封网</source>
        <translation>e.g. quarter-end closing</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>封网，不可排期</source>
        <translation>Freeze, nothing can be scheduled</translation>
    </message>
    <message>
        <source>尽量不发布，只提醒</source>
        <translation>Avoid releases, warning only</translation>
    </message>
</context>
<context>
    <name>GeneratePlanDialog</name>
    <message>
        <source>编制 {year} 年窗口计划</source>
        <translation>Plan the windows of {year}</translation>
    </message>
    <message>
        <source>按窗口规则列出全年日期。有冲突的默认不排，勾上才排。</source>
        <translation>All dates of the year by the window rule. Those with a conflict are left out unless ticked.</translation>
    </message>
    <message>
        <source>写入计划</source>
        <translation>Add to the plan</translation>
    </message>
    <message>
        <source>{n} 个日期，排入 {chosen} 个窗口</source>
        <translation>Dates: {n}, windows planned: {chosen}</translation>
    </message>
    <message>
        <source>至少勾一个日期</source>
        <translation>Tick at least one date</translation>
    </message>
    <message>
        <source>窗口日期</source>
        <translation>Window dates</translation>
    </message>
    <message>
        <source>全部勾选</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>只勾没有冲突的</source>
        <translation>Only without conflict</translation>
    </message>
    <message>
        <source>写入后立即发布</source>
        <translation>Publish at once</translation>
    </message>
    <message>
        <source>排</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>冲突与提醒</source>
        <translation>Conflicts and advice</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>排入</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>不排</source>
        <translation>left out</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>已占用 / 空余名额</source>
        <translation>Slots taken / free</translation>
    </message>
    <message>
        <source>封网，不可排期</source>
        <translation>Freeze, nothing can be scheduled</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>第 {n}</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>排满</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>自 {day} 移来</source>
        <translation>From {day}</translation>
    </message>
    <message>
        <source>成功 {n}</source>
        <translation>Success {n}</translation>
    </message>
    <message>
        <source>回退 {n}</source>
        <translation>Rolled back {n}</translation>
    </message>
    <message>
        <source>未确认 {n}</source>
        <translation>Unconfirmed {n}</translation>
    </message>
    <message>
        <source>原第 {number} 窗口</source>
        <translation>Was window {number}</translation>
    </message>
    <message>
        <source>已移至 {day}</source>
        <translation>Moved to {day}</translation>
    </message>
    <message>
        <source>{time} 材料截止</source>
        <translation>{time} papers due</translation>
    </message>
    <message>
        <source>{n} 个未齐</source>
        <translation>{n} incomplete</translation>
    </message>
    <message>
        <source>紧急 {time}</source>
        <translation>Urgent {time}</translation>
    </message>
    <message>
        <source>{number} 紧急</source>
        <translation>{number} urgent</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>封网</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已排 {taken} / 容量 {capacity}</source>
        <translation>{taken} of {capacity} slots taken</translation>
    </message>
    <message>
        <source>冲突 {n}</source>
        <translation>Conflicts {n}</translation>
    </message>
    <message>
        <source>封网，不可排期</source>
        <translation>Freeze, nothing can be scheduled</translation>
    </message>
    <message>
        <source>尽量不发布</source>
        <translation>Avoid releases</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
</context>
<context>
    <name>MoveWindowDialog</name>
    <message>
        <source>移动{window}</source>
        <translation>Move {window}</translation>
    </message>
    <message>
        <source>现在是 {period}，里面有 {n} 个发布。</source>
        <translation>Now {period}; releases in it: {n}.</translation>
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
        <source>例如：中秋前一日，避开假期</source>
        <translation>e.g. day before the holiday</translation>
    </message>
    <message>
        <source>改到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>时间还没有改</source>
        <translation>The time is unchanged</translation>
    </message>
    <message>
        <source>新的时间已过</source>
        <translation>The new time has passed</translation>
    </message>
    <message>
        <source>写下原因</source>
        <translation>Give the reason</translation>
    </message>
    <message>
        <source>材料截止随之改为 {moment}</source>
        <translation>Papers will then be due {moment}</translation>
    </message>
</context>
<context>
    <name>OwnDateDialog</name>
    <message>
        <source>{number} 的日期</source>
        <translation>Date of {number}</translation>
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
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>定在这天</source>
        <translation>Take this date</translation>
    </message>
    <message>
        <source>这个时间已过</source>
        <translation>This time has passed</translation>
    </message>
</context>
<context>
    <name>Placement</name>
    <message>
        <source>{number} 已移出窗口</source>
        <translation>{number} taken out of its window</translation>
    </message>
    <message>
        <source>{number} 已定在 {day}</source>
        <translation>{number} set to {day}</translation>
    </message>
    <message>
        <source>{number} 已排入第 {window} 窗口</source>
        <translation>{number} scheduled in window {window}</translation>
    </message>
</context>
<context>
    <name>PlacingBanner</name>
    <message>
        <source>为 {name} 选窗口</source>
        <translation>Choose a window for {name}</translation>
    </message>
    <message>
        <source>方向键选日，PgUp PgDn 换月，Enter 放下</source>
        <translation>Arrows choose the day, PgUp PgDn the month, Enter puts it there</translation>
    </message>
    <message>
        <source>不排了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
</context>
<context>
    <name>PlanDesk</name>
    <message>
        <source>改窗口计划要有「发布管理岗」「管理员」或「应用系统开发部总监」岗位</source>
        <translation>Changing the window plan needs the role release office, administrator or head of development</translation>
    </message>
    <message>
        <source>先选中有窗口的一天</source>
        <translation>Select a day with a window first</translation>
    </message>
    <message>
        <source>{year} 年没有待发布的窗口</source>
        <translation>No window of {year} waits to be published</translation>
    </message>
    <message>
        <source>发布 {year} 年窗口计划</source>
        <translation>Publish the window plan of {year}</translation>
    </message>
    <message>
        <source>{n} 个窗口发布后可以排期，日后移动要写原因。</source>
        <translation>Windows to publish: {n}. Releases can be scheduled then; moving a window later needs a reason.</translation>
    </message>
    <message>
        <source>发布计划</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>窗口计划-{year}.ics</source>
        <translation>window-plan-{year}.ics</translation>
    </message>
    <message>
        <source>导出年度计划</source>
        <translation>Export the year</translation>
    </message>
    <message>
        <source>在用的流程没有窗口规则，可在某一天手工新增窗口</source>
        <translation>No active process has a window rule; add windows by hand on a day</translation>
    </message>
    <message>
        <source>已导出 {name}</source>
        <translation>{name} exported</translation>
    </message>
</context>
<context>
    <name>PlanHeader</name>
    <message>
        <source>{year} 年窗口计划</source>
        <translation>Window plan {year}</translation>
    </message>
    <message>
        <source>编制 {year} 年计划</source>
        <translation>Plan {year}</translation>
    </message>
    <message>
        <source>发布 {year} 年计划</source>
        <translation>Publish {year}</translation>
    </message>
    <message>
        <source>未编制</source>
        <translation>Not planned</translation>
    </message>
    <message>
        <source>全年 {n} 个窗口</source>
        <translation>{n} windows</translation>
    </message>
    <message>
        <source>已用 {n} 个</source>
        <translation>{n} past</translation>
    </message>
    <message>
        <source>调整过 {n} 个</source>
        <translation>{n} moved</translation>
    </message>
    <message>
        <source>放假安排未公布，按法定日推算</source>
        <translation>holidays not announced, forecast by law</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>月或年</source>
        <translation>Month or year</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>窗口规则</source>
        <translation>Window rule</translation>
    </message>
    <message>
        <source>导出年度计划</source>
        <translation>Export the year</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不取消</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>写下原因</source>
        <translation>Give the reason</translation>
    </message>
</context>
<context>
    <name>ReleaseRows</name>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>阻塞 {n}</source>
        <translation>Blocked {n}</translation>
    </message>
    <message>
        <source>差 {n} 项</source>
        <translation>{n} left</translation>
    </message>
    <message>
        <source>条件齐</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>成功</source>
        <translation>Success</translation>
    </message>
    <message>
        <source>已回退</source>
        <translation>Rolled back</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>{number} 紧急</source>
        <translation>{number} urgent</translation>
    </message>
</context>
<context>
    <name>RemarkLines</name>
    <message>
        <source>这天上班，没有封网，也没有别的窗口</source>
        <translation>A working day, no freeze and no other window</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>未排期的发布</source>
        <translation>Not scheduled</translation>
    </message>
    <message>
        <source>已批准、未编入发布的变更</source>
        <translation>Approved changes without release</translation>
    </message>
    <message>
        <source>缺陷</source>
        <translation>Bug fix</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{day} 批准</source>
        <translation>Approved {day}</translation>
    </message>
    <message>
        <source>紧急，自定日期</source>
        <translation>Urgent, own date</translation>
    </message>
    <message>
        <source>新系统，可自定日期</source>
        <translation>New, own date possible</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>流程 {code}</source>
        <translation>Process {code}</translation>
    </message>
</context>
<context>
    <name>WindowDialog</name>
    <message>
        <source>新增窗口</source>
        <translation>New window</translation>
    </message>
    <message>
        <source>改时间请用「移动窗口」，要留下原因。</source>
        <translation>To change the time use “Move”, which asks for a reason.</translation>
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
        <source>取消这个窗口…</source>
        <translation>Cancel this window…</translation>
    </message>
    <message>
        <source>里面的 {n} 个发布要另选窗口。</source>
        <translation>Releases that need another window: {n}.</translation>
    </message>
    <message>
        <source>取消{window}</source>
        <translation>Cancel {window}</translation>
    </message>
    <message>
        <source>取消窗口</source>
        <translation>Cancel the window</translation>
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
        <source>空着就是全部技术类</source>
        <translation>empty means all technologies</translation>
    </message>
    <message>
        <source>立即发布，可以排期</source>
        <translation>Publish at once, so that releases can be scheduled</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>适用技术类</source>
        <translation>Technologies</translation>
    </message>
    <message>
        <source>用顿号或逗号隔开</source>
        <translation>separated by commas</translation>
    </message>
    <message>
        <source>材料截止</source>
        <translation>Papers due</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>有截止</source>
        <translation>Has a deadline</translation>
    </message>
</context>
<context>
    <name>WindowPanel</name>
    <message>
        <source>{n} / {capacity} 个</source>
        <translation>{n} of {capacity}</translation>
    </message>
    <message>
        <source>{place}，预计占用 {n} / {all} 分钟</source>
        <translation>{place}, {n} of {all} minutes</translation>
    </message>
    <message>
        <source>适用</source>
        <translation>For</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>Working day</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>日子</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>{year} 年放假安排未公布，按法定日推算</source>
        <translation>Holidays of {year} not announced, forecast by law</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>封网</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>{due} 截止</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>{due} 截止，{n} 个未齐</source>
        <translation>due {due}, {n} incomplete</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>取消原因</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>{origin} 改 {target}</source>
        <translation>{origin} to {target}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>发布 {n}</source>
        <translation>Releases {n}</translation>
    </message>
    <message>
        <source>没有窗口</source>
        <translation>No window</translation>
    </message>
    <message>
        <source>窗口已开始，不能再移动</source>
        <translation>The window has begun and cannot be moved</translation>
    </message>
    <message>
        <source>冲突 {n}</source>
        <translation>Conflicts {n}</translation>
    </message>
    <message>
        <source>提醒 {n}</source>
        <translation>Advice {n}</translation>
    </message>
    <message>
        <source>移动…</source>
        <translation>Move…</translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>新增窗口…</source>
        <translation>New window…</translation>
    </message>
    <message>
        <source>封网…</source>
        <translation>Freeze…</translation>
    </message>
</context>
<context>
    <name>YearTable</name>
    <message>
        <source>年度窗口计划</source>
        <translation>Window plan of the year</translation>
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
        <source>适用</source>
        <translation>For</translation>
    </message>
    <message>
        <source>已排 / 容量</source>
        <translation>Taken / slots</translation>
    </message>
    <message>
        <source>材料截止</source>
        <translation>Papers due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>成功 {n}</source>
        <translation>Success {n}</translation>
    </message>
    <message>
        <source>回退 {n}</source>
        <translation>Rolled back {n}</translation>
    </message>
    <message>
        <source>未确认 {n}</source>
        <translation>Unconfirmed {n}</translation>
    </message>
    <message>
        <source>已过</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>冲突 {n}</source>
        <translation>Conflicts {n}</translation>
    </message>
    <message>
        <source>自 {day} 移来</source>
        <translation>From {day}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
</TS>
