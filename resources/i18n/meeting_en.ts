<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ActionDialog</name>
    <message>
        <source>会后事项</source>
        <translation>Action items</translation>
    </message>
    <message>
        <source>例如：补齐压测报告</source>
        <translation>For example: complete the load test report</translation>
    </message>
    <message>
        <source>还没定</source>
        <translation>Not settled yet</translation>
    </message>
    <message>
        <source>有完成日期</source>
        <translation>Has a due date</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写下要做什么</source>
        <translation>Write what is to be done</translation>
    </message>
</context>
<context>
    <name>ActionsBox</name>
    <message>
        <source>未定日期</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>会后事项</source>
        <translation>Action items</translation>
    </message>
    <message>
        <source>加一条…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
</context>
<context>
    <name>AddItemDialog</name>
    <message>
        <source>加议题</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>输入编号、应用或标题查找</source>
        <translation>Find by number, application or title</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>计划时长</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>加入议程</source>
        <translation>Add to the agenda</translation>
    </message>
    <message>
        <source>先选一份发布</source>
        <translation>Choose a release first</translation>
    </message>
</context>
<context>
    <name>AgendaDeeds</name>
    <message>
        <source>等评审的发布已补进议程</source>
        <translation>Releases that wait were added to the agenda</translation>
    </message>
    <message>
        <source>没有在等评审会的发布了</source>
        <translation>No release waits for a meeting any more</translation>
    </message>
</context>
<context>
    <name>AgendaList</name>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
</context>
<context>
    <name>AgendaRow</name>
    <message>
        <source>主讲 {name}</source>
        <translation>Presented by {name}</translation>
    </message>
    <message>
        <source>计划 {time}，{minutes} 分钟</source>
        <translation>Planned {time}, {minutes} min</translation>
    </message>
    <message>
        <source>正在审，计划 {minutes} 分钟</source>
        <translation>Now, {minutes} min planned</translation>
    </message>
    <message>
        <source>用时 {used} 分钟，计划 {minutes} 分钟</source>
        <translation>Took {used} min of {minutes}</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message>
        <source>取消「{title}」</source>
        <translation>Cancel “{title}”</translation>
    </message>
    <message>
        <source>议题留在记录里，可以由别的评审会补充。</source>
        <translation>Its items stay on record and may be taken up by another meeting.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>取消会议</source>
        <translation>Cancel meeting</translation>
    </message>
    <message>
        <source>不取消</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>写明原因</source>
        <translation>Give a reason</translation>
    </message>
</context>
<context>
    <name>CourseDeeds</name>
    <message>
        <source>会议结束后自动生成纪要，结论不再改动。</source>
        <translation>The minutes are made when the meeting ends; decisions stay as they are then.</translation>
    </message>
    <message>
        <source>还有 {n} 个议题没有结论，纪要里写「本次未作结论」。</source>
        <translation> {n} items are undecided; the minutes will say so.</translation>
    </message>
    <message>
        <source>结束「{title}」</source>
        <translation>End “{title}”</translation>
    </message>
    <message>
        <source>结束会议</source>
        <translation>End meeting</translation>
    </message>
    <message>
        <source>评审会 {day}.ics</source>
        <translation>Review meeting {day}.ics</translation>
    </message>
    <message>
        <source>存为日程</source>
        <translation>Save as appointment</translation>
    </message>
    <message>
        <source>日程已存为 {path}</source>
        <translation>The appointment is saved as {path}</translation>
    </message>
</context>
<context>
    <name>DecisionBox</name>
    <message>
        <source>「{decision}」要写明条件或原因</source>
        <translation>“{decision}” needs its condition or reason</translation>
    </message>
    <message>
        <source>会议结论</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>条件、原因或说明</source>
        <translation>Condition, reason or remark</translation>
    </message>
    <message>
        <source>结论说明</source>
        <translation>Remark on the decision</translation>
    </message>
    <message>
        <source>用纪要勾选「评审会已召开」</source>
        <translation>Answer “meeting held” with the minutes</translation>
    </message>
</context>
<context>
    <name>FactsBox</name>
    <message>
        <source>未排期</source>
        <translation>Not scheduled</translation>
    </message>
    <message>
        <source>另有 {n} 项</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>专题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>主讲</source>
        <translation>Presented by</translation>
    </message>
    <message>
        <source>打开发布</source>
        <translation>Open release</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>议题来由</source>
        <translation>On the agenda</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>计划时长</source>
        <translation>Planned</translation>
    </message>
</context>
<context>
    <name>HostBar</name>
    <message>
        <source>主持 {name}</source>
        <translation>Host {name}</translation>
    </message>
    <message>
        <source>比计划慢 {n} 分钟</source>
        <translation>{n} min behind</translation>
    </message>
    <message>
        <source>比计划快 {n} 分钟</source>
        <translation>{n} min ahead</translation>
    </message>
    <message>
        <source>和计划一致</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>继续计时</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>暂停计时</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>全部评审会</source>
        <translation>All meetings</translation>
    </message>
    <message>
        <source>跟随主持人</source>
        <translation>Follow host</translation>
    </message>
    <message>
        <source>投影视图</source>
        <translation>Projector view</translation>
    </message>
    <message>
        <source>选择投影的屏幕</source>
        <translation>Choose the screen for the wall</translation>
    </message>
    <message>
        <source>开始会议</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>下一议题</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>提前</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>延后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>按规则补充议程</source>
        <translation>Add by rule</translation>
    </message>
    <message>
        <source>加议题…</source>
        <translation>Add item…</translation>
    </message>
    <message>
        <source>加专题…</source>
        <translation>Add topic…</translation>
    </message>
    <message>
        <source>修改安排…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>发送邀请…</source>
        <translation>Send invitation…</translation>
    </message>
    <message>
        <source>存为日程…</source>
        <translation>Save as appointment…</translation>
    </message>
    <message>
        <source>我参加</source>
        <translation>I come</translation>
    </message>
    <message>
        <source>我不能参加</source>
        <translation>I cannot come</translation>
    </message>
    <message>
        <source>生成纪要</source>
        <translation>Make minutes</translation>
    </message>
    <message>
        <source>打开纪要</source>
        <translation>Open minutes</translation>
    </message>
    <message>
        <source>纪要另存为…</source>
        <translation>Save minutes as…</translation>
    </message>
    <message>
        <source>取消会议…</source>
        <translation>Cancel meeting…</translation>
    </message>
    <message>
        <source>结束会议…</source>
        <translation>End meeting…</translation>
    </message>
</context>
<context>
    <name>MeetingDelegate</name>
    <message>
        <source>{n} 个议题，已有结论 {done}</source>
        <translation>{n} items, {done} decided</translation>
    </message>
    <message>
        <source>主持 {name}</source>
        <translation>Host {name}</translation>
    </message>
</context>
<context>
    <name>MeetingDesk</name>
    <message>
        <source>待提交，已存在本机，连上后自动补交</source>
        <translation>It waits on this machine and is sent once connected</translation>
    </message>
</context>
<context>
    <name>MeetingList</name>
    <message>
        <source>{n} 份发布在等评审会，还没排进议程</source>
        <translation>{n} releases wait for a meeting and are on no agenda</translation>
    </message>
    <message>
        <source>安排一次会议，再按规则补充议程：等评审结论和等审批的发布会自动列进来。</source>
        <translation>Call a meeting, then add by rule: releases that wait for a review or an approval are listed by themselves.</translation>
    </message>
    <message>
        <source>发布管理岗安排会议并邀请你以后，会出现在这里。</source>
        <translation>Meetings appear here once the release office has called one and invited you.</translation>
    </message>
    <message>
        <source>安排评审会…</source>
        <translation>Call a meeting…</translation>
    </message>
    <message>
        <source>去看板看审批中的发布</source>
        <translation>See releases in approval on the board</translation>
    </message>
    <message>
        <source>还没有评审会</source>
        <translation>No meetings yet</translation>
    </message>
    <message>
        <source>没有读到评审会</source>
        <translation>The meetings could not be read</translation>
    </message>
    <message>
        <source>评审会</source>
        <translation>Review meetings</translation>
    </message>
    <message>
        <source>审批中的发布</source>
        <translation>In approval</translation>
    </message>
    <message>
        <source>例会…</source>
        <translation>Series…</translation>
    </message>
</context>
<context>
    <name>MeetingPane</name>
    <message>
        <source>有未保存的内容</source>
        <translation>Something is not saved</translation>
    </message>
    <message>
        <source>结论说明或会议记录还没保存，离开就丢了。</source>
        <translation>A remark or a note is not saved; leaving loses it.</translation>
    </message>
    <message>
        <source>放弃并离开</source>
        <translation>Discard and leave</translation>
    </message>
    <message>
        <source>通过、不通过、不适用</source>
        <translation>pass, fail, not applicable</translation>
    </message>
    <message>
        <source>撤回结论</source>
        <translation>take the answer back</translation>
    </message>
    <message>
        <source>上一项、下一项</source>
        <translation>row before, next row</translation>
    </message>
    <message>
        <source>下一未勾选</source>
        <translation>next open</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>write a note</translation>
    </message>
    <message>
        <source>添加证据</source>
        <translation>add evidence</translation>
    </message>
    <message>
        <source>上一议题、下一议题</source>
        <translation>item before, next item</translation>
    </message>
    <message>
        <source>议题提前、延后</source>
        <translation>item earlier, later</translation>
    </message>
    <message>
        <source>跟随主持人</source>
        <translation>Follow host</translation>
    </message>
    <message>
        <source>记一条意见</source>
        <translation>add to the record</translation>
    </message>
    <message>
        <source>投影视图</source>
        <translation>Projector view</translation>
    </message>
    <message>
        <source>签署我的环节</source>
        <translation>sign my step</translation>
    </message>
</context>
<context>
    <name>MinutesDeeds</name>
    <message>
        <source>纪要另存为</source>
        <translation>Save minutes as</translation>
    </message>
    <message>
        <source>纪要已另存为 {path}</source>
        <translation>Minutes saved as {path}</translation>
    </message>
    <message>
        <source>已用纪要勾选「评审会已召开」</source>
        <translation>“Meeting held” answered with the minutes</translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message>
        <source>到会 {n} / {all}</source>
        <translation>{n} / {all} here</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{names}未到</source>
        <translation>{names} not here</translation>
    </message>
    <message>
        <source>必须</source>
        <translation>required</translation>
    </message>
    <message>
        <source>可选</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>修改评审会</source>
        <translation>Change the meeting</translation>
    </message>
    <message>
        <source>安排评审会</source>
        <translation>Call a meeting</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写下会议名称</source>
        <translation>Give the meeting a name</translation>
    </message>
    <message>
        <source>选定主持人</source>
        <translation>Choose the host</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>选人</source>
        <translation>Choose somebody</translation>
    </message>
    <message>
        <source>例如：三楼评审室</source>
        <translation>For example: room 301</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>参会人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>点一次为可选（半勾），再点一次为必须到会；受邀的人都能看到会议内容。</source>
        <translation>One click invites as optional (half ticked), another as required; all invited see the meeting.</translation>
    </message>
    <message>
        <source>{month}月{day}日 发布评审会</source>
        <translation>Review meeting {month}/{day}</translation>
    </message>
</context>
<context>
    <name>Projector</name>
    <message>
        <source>投影视图</source>
        <translation>Projector view</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>到会：{names}</source>
        <translation>Here: {names}</translation>
    </message>
    <message>
        <source>会议结论：{decision}</source>
        <translation>Decision: {decision}</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>还没放行的事项</source>
        <translation>Not cleared yet</translation>
    </message>
    <message>
        <source>勾选进度</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>议题 {n} / {all}</source>
        <translation>Item {n} / {all}</translation>
    </message>
    <message>
        <source>主讲 {name}</source>
        <translation>Presented by {name}</translation>
    </message>
    <message>
        <source>计时已暂停</source>
        <translation>Clock paused</translation>
    </message>
    <message>
        <source>本议题 {minutes} 分钟，剩 {left}</source>
        <translation>{minutes} min, {left} left</translation>
    </message>
    <message>
        <source>本议题 {minutes} 分钟，超 {over}</source>
        <translation>{minutes} min, {over} over</translation>
    </message>
    <message>
        <source>正在看 · 第 {n} 项&#x3000;{step} {people}</source>
        <translation>Looking at no. {n}&#x3000;{step} {people}</translation>
    </message>
    <message>
        <source>证据 {n} 份</source>
        <translation>{n} pieces of evidence</translation>
    </message>
    <message>
        <source>没有了，全部勾完</source>
        <translation>None, all are ticked</translation>
    </message>
    <message>
        <source>不通过 {failed} 项，待勾选 {open} 项</source>
        <translation>{failed} failed, {open} open</translation>
    </message>
    <message>
        <source>{people} · {n} 项不通过</source>
        <translation>{people} · {n} failed</translation>
    </message>
    <message>
        <source>{people} · 还差 {n} 项</source>
        <translation>{people} · {n} open</translation>
    </message>
    <message>
        <source>{people} · 已勾完</source>
        <translation>{people} · all ticked</translation>
    </message>
    <message>
        <source>今天已审：</source>
        <translation>Decided today: </translation>
    </message>
</context>
<context>
    <name>RecordBox</name>
    <message>
        <source>修改这条记录</source>
        <translation>Change this line</translation>
    </message>
    <message>
        <source>删除这条记录</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>自动汇总进纪要</source>
        <translation>goes into the minutes</translation>
    </message>
    <message>
        <source>正在修改，回车保存，Esc 不改</source>
        <translation>changing a line: Enter saves, Esc not</translation>
    </message>
    <message>
        <source>{time} {person}：{text}（待提交）</source>
        <translation>{time} {person}: {text} (waiting)</translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>No notes yet</translation>
    </message>
    <message>
        <source>记一条意见（M），回车保存</source>
        <translation>Add a note (M), Enter saves</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>主持人已转到别的议题</source>
        <translation>The host went on to another item</translation>
    </message>
    <message>
        <source>你正在填写，先留在这里；写完按 F 跟上。</source>
        <translation>You are typing, so you stay here; press F to follow when done.</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>已存进数据库，随时可以再打开。</source>
        <translation>Kept in the database; open them again any time.</translation>
    </message>
    <message>
        <source>纪要已生成</source>
        <translation>The minutes are made</translation>
    </message>
</context>
<context>
    <name>RoomFrame</name>
    <message>
        <source>下一议题</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>转到此议题</source>
        <translation>Turn to this item</translation>
    </message>
    <message>
        <source>主讲 {name}</source>
        <translation>Presented by {name}</translation>
    </message>
    <message>
        <source>专题：没有检查项，结论、记录和会后事项在右侧。</source>
        <translation>A topic has no checks; decision, record and action items are at the right.</translation>
    </message>
    <message>
        <source>议程还是空的</source>
        <translation>The agenda is empty</translation>
    </message>
    <message>
        <source>等评审结论和等审批的发布可以按规则一次补进来，也可以逐个加。</source>
        <translation>Releases that wait can be added by rule at once, or one by one.</translation>
    </message>
    <message>
        <source>按规则补充议程</source>
        <translation>Add by rule</translation>
    </message>
    <message>
        <source>主持人还没有排议题。</source>
        <translation>The host has put nothing on it yet.</translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>[ ] 切换议题，Alt ↑ ↓ 或拖动调整次序。关闭跟随后可自由翻看。</source>
        <translation>[ ] change item, Alt ↑ ↓ or dragging changes the order. Switch following off to look around.</translation>
    </message>
</context>
<context>
    <name>ScreenMenu</name>
    <message>
        <source>第 {n} 屏&#x3000;{name}&#x3000;{width}×{height}</source>
        <translation>Screen {n}&#x3000;{name}&#x3000;{width}×{height}</translation>
    </message>
    <message>
        <source>{screen}（程序所在）</source>
        <translation>{screen} (this window)</translation>
    </message>
    <message>
        <source>单独的窗口</source>
        <translation>A window of its own</translation>
    </message>
</context>
<context>
    <name>SeriesDays</name>
    <message>
        <source>接下来的日期</source>
        <translation>Next days</translation>
    </message>
    <message>
        <source>取消这一次…</source>
        <translation>Call this one off…</translation>
    </message>
    <message>
        <source>接下来 12 次</source>
        <translation>Next 12</translation>
    </message>
    <message>
        <source>（原为 {day}）</source>
        <translation> (from {day})</translation>
    </message>
    <message>
        <source>先保存例会，再取消其中一次</source>
        <translation>Save the series first, then call one off</translation>
    </message>
    <message>
        <source>先选一个日期</source>
        <translation>Choose a day first</translation>
    </message>
    <message>
        <source>已经安排的会议，双击打开再取消</source>
        <translation>It is arranged: open it with a double click to cancel it</translation>
    </message>
    <message>
        <source>这一天本来就不开</source>
        <translation>Nothing is held on this day</translation>
    </message>
    <message>
        <source>取消这一次</source>
        <translation>Call this one off</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>SeriesDialog</name>
    <message>
        <source>修改例会</source>
        <translation>Change the series</translation>
    </message>
    <message>
        <source>新建例会</source>
        <translation>New series of meetings</translation>
    </message>
    <message>
        <source>会议按规则提前安排；单独改过或取消的那一次不再跟着例会走，也不会重新安排。</source>
        <translation>Meetings are arranged ahead by the rule. One that was changed or cancelled for itself no longer follows the series and is not made again.</translation>
    </message>
    <message>
        <source>停止例会</source>
        <translation>End the series</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写下会议名称</source>
        <translation>Write down a name</translation>
    </message>
    <message>
        <source>选定主持人</source>
        <translation>Choose a host</translation>
    </message>
    <message>
        <source>发布评审例会</source>
        <translation>Release review</translation>
    </message>
    <message>
        <source>例如：三楼评审室</source>
        <translation>For example: review room, 3rd floor</translation>
    </message>
    <message>
        <source>选人</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>参会人</source>
        <translation>People</translation>
    </message>
    <message>
        <source> 次</source>
        <translation> meetings</translation>
    </message>
    <message>
        <source>接着安排</source>
        <translation>Arrange next</translation>
    </message>
    <message>
        <source>保存时一并安排的会议，跳过已安排的</source>
        <translation>Made on saving, beyond those arranged</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>多久一次</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>第几个</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>星期</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>到</source>
        <translation>on</translation>
    </message>
    <message>
        <source>起始日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>截止日</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>遇非工作日</source>
        <translation>On days off</translation>
    </message>
</context>
<context>
    <name>SeriesMenu</name>
    <message>
        <source>{series}（已停止）</source>
        <translation>{series} (ended)</translation>
    </message>
    <message>
        <source>新建例会…</source>
        <translation>New series…</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>议题侧栏</source>
        <translation>Item panel</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>交付物</source>
        <translation>Papers</translation>
    </message>
</context>
<context>
    <name>TimerBox</name>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>本议题</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>/ {minutes} 分钟</source>
        <translation>/ {minutes} min</translation>
    </message>
</context>
<context>
    <name>TopicDialog</name>
    <message>
        <source>加专题</source>
        <translation>Add a topic</translation>
    </message>
    <message>
        <source>修改专题</source>
        <translation>Change the topic</translation>
    </message>
    <message>
        <source>不是发布的议题，例如季度指标、流程修订。也计时、记结论、进纪要。</source>
        <translation>An item that is no release, such as quarterly figures or a change of the process. It has its time, its decision and its place in the minutes, too.</translation>
    </message>
    <message>
        <source>例如：第三季度发布指标</source>
        <translation>For example: release figures of the third quarter</translation>
    </message>
    <message>
        <source>还没定</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>专题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>主讲</source>
        <translation>Presented by</translation>
    </message>
    <message>
        <source>计划时长</source>
        <translation>Planned time</translation>
    </message>
    <message>
        <source>加入议程</source>
        <translation>Put on the agenda</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写下专题</source>
        <translation>Write down the topic</translation>
    </message>
</context>
<context>
    <name>WallKeeper</name>
    <message>
        <source>投影的屏幕断开了，投影视图改为窗口；接上后自动回去</source>
        <translation>The screen of the wall is gone; the wall is a window now and goes back once it is plugged in</translation>
    </message>
</context>
</TS>
