<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>这个流程没有审批环节</source>
        <translation>This process has no approval steps</translation>
    </message>
    <message>
        <source>审批所在阶段</source>
        <translation>Stage of the approval</translation>
    </message>
    <message>
        <source>{kind}，{groups} 组 {steps} 个环节</source>
        <translation>{kind}, {groups} groups with {steps} steps</translation>
    </message>
    <message>
        <source>已全部签完</source>
        <translation>all signed</translation>
    </message>
    <message>
        <source>现在在第 {number} 组</source>
        <translation>now in group {number}</translation>
    </message>
    <message>
        <source>：{count} 方同时会签，都签完才往下走</source>
        <translation>: {count} countersign in parallel, all must sign</translation>
    </message>
    <message>
        <source>审批路线</source>
        <translation>Approval route</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>变更单</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>编入…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>由 {number} 接着做</source>
        <translation>Taken on by {number}</translation>
    </message>
    <message>
        <source>移出 {number}</source>
        <translation>Take out {number}</translation>
    </message>
    <message>
        <source>没有编入变更单</source>
        <translation>No change requests</translation>
    </message>
    <message>
        <source>编入变更单</source>
        <translation>Add change requests</translation>
    </message>
    <message>
        <source>只列出已批准、还没有编入其他发布的变更单。</source>
        <translation>Only approved change requests that are in no other release.</translation>
    </message>
    <message>
        <source>编入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>没有已批准的空闲变更单，可在「应用」页登记或导入</source>
        <translation>No free approved change requests; register or import them on the page “Apps”</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>签署以后改了什么</source>
        <translation>What changed since it was signed</translation>
    </message>
    <message>
        <source>签署时的内容没有留存，只知道内容已变</source>
        <translation>What was signed was not kept; all that is known is that it changed</translation>
    </message>
    <message>
        <source>内容没有变化，签署的窗口已过</source>
        <translation>The content is unchanged; the window it was signed for has passed</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CheckEditor</name>
    <message>
        <source>先写备注：原因、谁补、何时补</source>
        <translation>A note first: why, who mends it, by when</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>＋ 添加证据</source>
        <translation>+ Add evidence</translation>
    </message>
    <message>
        <source>现在连不上数据库，证据不能排队，连上后再添加</source>
        <translation>The database is away and evidence cannot wait; add it once connected</translation>
    </message>
    <message>
        <source>选择文件或填写链接，也可以把文件拖到这里</source>
        <translation>Choose a file or give a link; files can be dropped here, too</translation>
    </message>
    <message>
        <source>备注（不通过、不适用时必填）</source>
        <translation>Note (required for Fail and N/A)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>上一项</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>下一未勾选</source>
        <translation>Next unticked</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>检查项</source>
        <translation>Checks</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>已勾 {done} / {total}</source>
        <translation>Ticked {done} / {total}</translation>
    </message>
    <message>
        <source>不通过 {count}</source>
        <translation>{count} failed</translation>
    </message>
    <message>
        <source>已勾选「{text}」为{result}</source>
        <translation>“{text}” ticked: {result}</translation>
    </message>
    <message>
        <source>「{text}」待提交，已存在本机，连上后自动补交</source>
        <translation>{text} waits on this machine and is sent once connected</translation>
    </message>
    <message>
        <source>已撤回「{text}」的结论</source>
        <translation>“{text}” taken back</translation>
    </message>
    <message>
        <source>{person} 刚改了这一项</source>
        <translation>{person} just changed this check</translation>
    </message>
    <message>
        <source>「{text}」现在是「{other}」，你选的是「{mine}」，还没保存。</source>
        <translation>“{text}” is now “{other}”; you chose “{mine}”, not saved yet.</translation>
    </message>
    <message>
        <source>这一项的结论刚被撤回</source>
        <translation>This answer was just taken back</translation>
    </message>
    <message>
        <source>「{text}」现在待勾选，你选的是「{mine}」，还没保存。</source>
        <translation>“{text}” is unticked now; you chose “{mine}”, not saved yet.</translation>
    </message>
    <message>
        <source>证据 {n} 份已存，勾选「{text}」后显示</source>
        <translation>{n} pieces of evidence are kept; they show once “{text}” is ticked</translation>
    </message>
    <message>
        <source>展开全部环节</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>收起全部环节</source>
        <translation>Fold all</translation>
    </message>
    <message>
        <source>只看未勾选</source>
        <translation>Open only</translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>已选 {count} 项</source>
        <translation>{count} chosen</translation>
    </message>
    <message>
        <source>没有可选的</source>
        <translation>Nothing to choose from</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>对比两份文字</source>
        <translation>Compare both texts</translation>
    </message>
    <message>
        <source>我的（未保存）</source>
        <translation>Mine (not saved)</translation>
    </message>
    <message>
        <source>{person} 保存的</source>
        <translation>Saved by {person}</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>要落实什么</source>
        <translation>What must be done</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>去掉这一条</source>
        <translation>Take this one out</translation>
    </message>
</context>
<context>
    <name>ConditionRows</name>
    <message>
        <source>再加一条</source>
        <translation>Add another</translation>
    </message>
</context>
<context>
    <name>ConflictBanner</name>
    <message>
        <source>用我的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>用对方的</source>
        <translation>Use theirs</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
</context>
<context>
    <name>CopyPlanDialog</name>
    <message>
        <source>复制另一份发布的方案</source>
        <translation>Copy the plan of another release</translation>
    </message>
    <message>
        <source>{parts}将换成 {number} 的内容，现有的不再保留。</source>
        <translation>{parts}: replaced by those of {number}; what is there now is not kept.</translation>
    </message>
    <message>
        <source>替换已有的内容</source>
        <translation>Replace what is there</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>{count} 节</source>
        <translation>sections: {count}</translation>
    </message>
    <message>
        <source>{count} 行</source>
        <translation>lines: {count}</translation>
    </message>
    <message>
        <source>{count} 步</source>
        <translation>steps: {count}</translation>
    </message>
    <message>
        <source>{count} 题</source>
        <translation>answers: {count}</translation>
    </message>
    <message>
        <source>没有可复制的</source>
        <translation>nothing to copy</translation>
    </message>
    <message>
        <source>请选一份发布</source>
        <translation>Choose a release</translation>
    </message>
    <message>
        <source>这份发布没有可复制的内容，或没有勾选</source>
        <translation>This release has nothing to copy, or nothing is ticked</translation>
    </message>
    <message>
        <source>查找编号、应用、版本、负责人</source>
        <translation>Find by number, application, version, owner</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>没有找到发布</source>
        <translation>No release found</translation>
    </message>
    <message>
        <source>只填空着的部分，已有的不动</source>
        <translation>Fill in what is empty, leave the rest as it is</translation>
    </message>
    <message>
        <source>步骤时间和表里的日期按两份发布的开始时间顺移；没有定日期的，步骤时间留空。</source>
        <translation>Times of steps and dates in tables move from one start to the other; without a date, steps have no time yet.</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>同意</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>退回补充…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>重新提交…</source>
        <translation>Resubmit…</translation>
    </message>
    <message>
        <source>有条件同意…</source>
        <translation>With conditions…</translation>
    </message>
    <message>
        <source>转授权…</source>
        <translation>Pass on…</translation>
    </message>
    <message>
        <source>加签…</source>
        <translation>Add signer…</translation>
    </message>
    <message>
        <source>看改了什么</source>
        <translation>See what changed</translation>
    </message>
    <message>
        <source>检查项都已通过，可以签署</source>
        <translation>All checks passed; it can be signed</translation>
    </message>
    <message>
        <source>代签和加签的人不能再转授权</source>
        <translation>A deputy or an added signer cannot pass it on</translation>
    </message>
</context>
<context>
    <name>DefectDialog</name>
    <message>
        <source>编辑遗留缺陷</source>
        <translation>Edit open defect</translation>
    </message>
    <message>
        <source>登记遗留缺陷</source>
        <translation>Record open defect</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>缺陷</source>
        <translation>Defect</translation>
    </message>
    <message>
        <source>影响上线</source>
        <translation>Affects going live</translation>
    </message>
    <message>
        <source>影响谁、多大，有没有办法绕开</source>
        <translation>Who is affected, how much, and is there a way around it</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>请填缺陷编号</source>
        <translation>Give the number of the defect</translation>
    </message>
    <message>
        <source>请写明是什么缺陷</source>
        <translation>Say what the defect is</translation>
    </message>
    <message>
        <source>请写明为什么这样判定</source>
        <translation>Say why this is the verdict</translation>
    </message>
</context>
<context>
    <name>DeliverableDelegate</name>
    <message>
        <source>第 {number} 版</source>
        <translation>rev. {number}</translation>
    </message>
    <message>
        <source>可选，未提供</source>
        <translation>Optional, not provided</translation>
    </message>
    <message>
        <source>{role}提供，「{stage}」结束前</source>
        <translation>{role}, before {stage} ends</translation>
    </message>
    <message>
        <source>上传…</source>
        <translation>Upload…</translation>
    </message>
    <message>
        <source>未提供</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>可选</source>
        <translation>Optional</translation>
    </message>
</context>
<context>
    <name>DeliverablesPanel</name>
    <message>
        <source>必需 {there} / {asked}</source>
        <translation>Required {there} / {asked}</translation>
    </message>
    <message>
        <source>已上传《{name}》</source>
        <translation>{name} uploaded</translation>
    </message>
    <message>
        <source>还没有文件。点「上传」，或把文件拖到上面一行</source>
        <translation>No file yet. Upload one, or drop it on the row above</translation>
    </message>
    <message>
        <source>交付物</source>
        <translation>Deliverables</translation>
    </message>
    <message>
        <source>上传…</source>
        <translation>Upload…</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
</context>
<context>
    <name>DependenciesCard</name>
    <message>
        <source>依赖的发布</source>
        <translation>Depends on</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>先于本发布完成</source>
        <translation>finished before this one</translation>
    </message>
    <message>
        <source>不再依赖 {number}</source>
        <translation>No longer wait for {number}</translation>
    </message>
    <message>
        <source>不依赖其他发布</source>
        <translation>Depends on no other release</translation>
    </message>
    <message>
        <source>依赖哪些发布</source>
        <translation>Which releases come first</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>需要它们做完什么</source>
        <translation>What is needed of them</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>例如：接口改造上线</source>
        <translation>Such as: new interface live</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>这个版本还不能生成</source>
        <translation>Not made by this version yet</translation>
    </message>
    <message>
        <source>进入「{stage}」后可生成</source>
        <translation>From {stage} on</translation>
    </message>
    <message>
        <source>可生成</source>
        <translation>Ready to make</translation>
    </message>
    <message>
        <source>文档</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>从哪个阶段起</source>
        <translation>From stage</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生成…</source>
        <translation>Make…</translation>
    </message>
</context>
<context>
    <name>EditReleaseDialog</name>
    <message>
        <source>修改 {number}</source>
        <translation>Edit {number}</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>原版本</source>
        <translation>Version before</translation>
    </message>
    <message>
        <source>新版本</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>不能为空</source>
        <translation>Must not be empty</translation>
    </message>
    <message>
        <source>别人刚改过：{what}。再保存一次，就用你的内容。</source>
        <translation>Somebody just changed it: {what}. Save once more to use yours.</translation>
    </message>
    <message>
        <source>其他内容</source>
        <translation>other content</translation>
    </message>
    <message>
        <source>目的</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>{field}现在是「{value}」</source>
        <translation>{field} is now “{value}”</translation>
    </message>
    <message>
        <source>未指定</source>
        <translation>Nobody</translation>
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
        <source>紧急原因</source>
        <translation>Reason for urgency</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>EvidenceChip</name>
    <message>
        <source>证据 {name}</source>
        <translation>Evidence {name}</translation>
    </message>
</context>
<context>
    <name>EvidenceMenu</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>填写链接…</source>
        <translation>Give a link…</translation>
    </message>
    <message>
        <source>添加链接</source>
        <translation>Add link</translation>
    </message>
    <message>
        <source>证据的网址（http 或 https）</source>
        <translation>Web address of the evidence (http or https)</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>登记信息</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>目的</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>类型 / 方式</source>
        <translation>Type / mode</translation>
    </message>
    <message>
        <source>上线方式</source>
        <translation>Strategy</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
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
        <source>答「是」</source>
        <translation>Answered yes</translation>
    </message>
    <message>
        <source>紧急原因</source>
        <translation>Reason for urgency</translation>
    </message>
    <message>
        <source>暂停原因</source>
        <translation>On hold because</translation>
    </message>
    <message>
        <source>上线时间</source>
        <translation>Went live</translation>
    </message>
    <message>
        <source>试运行至</source>
        <translation>Trial until</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Process</translation>
    </message>
</context>
<context>
    <name>FileDoor</name>
    <message>
        <source>选择文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>另存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>已另存为 {path}</source>
        <translation>Saved as {path}</translation>
    </message>
</context>
<context>
    <name>FollowUpsCard</name>
    <message>
        <source>跟进</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>{person} {when} 完成</source>
        <translation>done by {person} {when}</translation>
    </message>
    <message>
        <source>{when} 前</source>
        <translation>by {when}</translation>
    </message>
    <message>
        <source>完成…</source>
        <translation>Settle…</translation>
    </message>
    <message>
        <source>完成跟进</source>
        <translation>Settle follow-up</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
</context>
<context>
    <name>FormBar</name>
    <message>
        <source>粗体</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>斜体</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>Heading</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>读不到动态</source>
        <translation>The activity cannot be read</translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation>{count} entries</translation>
    </message>
    <message>
        <source>没有符合的动态</source>
        <translation>No matching entries</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>复制所选</source>
        <translation>Copy selection</translation>
    </message>
    <message>
        <source>动态</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>筛选动态</source>
        <translation>Filter activity</translation>
    </message>
    <message>
        <source>筛选：人员、事项、内容</source>
        <translation>Filter: person, deed, content</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>检查与交付物</source>
        <translation>Checks, papers</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>方案与文档</source>
        <translation>Plan, documents</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
</context>
<context>
    <name>ItemDelegate</name>
    <message>
        <source>待填</source>
        <translation>fill in</translation>
    </message>
</context>
<context>
    <name>ItemModel</name>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>粘贴了 {count} 行</source>
        <translation>Pasted {count} lines</translation>
    </message>
    <message>
        <source>删除了「{table}」第 {place} 行</source>
        <translation>Removed line {place} of {table}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation>Add line</translation>
    </message>
    <message>
        <source>上移 Alt ↑</source>
        <translation>Move up Alt ↑</translation>
    </message>
    <message>
        <source>下移 Alt ↓</source>
        <translation>Move down Alt ↓</translation>
    </message>
    <message>
        <source>删除 Delete</source>
        <translation>Remove Delete</translation>
    </message>
</context>
<context>
    <name>LineConflict</name>
    <message>
        <source>第 {place} 行刚被别人删除</source>
        <translation>Somebody just removed line {place}</translation>
    </message>
    <message>
        <source>{person} 刚改过第 {place} 行</source>
        <translation>{person} just changed line {place}</translation>
    </message>
    <message>
        <source>你填的还在，还没保存。</source>
        <translation>What you typed is kept, but not saved yet.</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>转授权「{step}」</source>
        <translation>Pass on “{step}”</translation>
    </message>
    <message>
        <source>只对本次发布的这一环节有效，离开本阶段时结束；签署前可以收回。</source>
        <translation>Holds for this step of this release only and ends with the stage; it can be taken back until it is signed.</translation>
    </message>
    <message>
        <source>转授权</source>
        <translation>Pass on</translation>
    </message>
    <message>
        <source>已交给 {person} 签署</source>
        <translation>{person} signs it now</translation>
    </message>
    <message>
        <source>输入 PIN 后转授权</source>
        <translation>Give the PIN to pass it on</translation>
    </message>
    <message>
        <source>加签「{step}」</source>
        <translation>Add a signer to “{step}”</translation>
    </message>
    <message>
        <source>加签的人和原来的人都签了，这一环节才算签完；签署前可以收回。</source>
        <translation>The step is signed only when the added signer and those before have signed; it can be taken back until then.</translation>
    </message>
    <message>
        <source>加签</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>已请 {person} 加签</source>
        <translation>{person} signs, too</translation>
    </message>
    <message>
        <source>输入 PIN 后加签</source>
        <translation>Give the PIN to add a signer</translation>
    </message>
</context>
<context>
    <name>OwnDateDialog</name>
    <message>
        <source>自定上线日期</source>
        <translation>Own go-live date</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>岗位与人员</source>
        <translation>Roles and people</translation>
    </message>
    <message>
        <source>还没有指定人员</source>
        <translation>Nobody named yet</translation>
    </message>
    <message>
        <source>指定…</source>
        <translation>Name…</translation>
    </message>
    <message>
        <source>{role}：指定人员</source>
        <translation>{role}: name people</translation>
    </message>
    <message>
        <source>只对本发布有效；一个也不选，就回到岗位上的人员。</source>
        <translation>For this release only; with nobody ticked, the holders of the role act.</translation>
    </message>
</context>
<context>
    <name>Phrase</name>
    <message>
        <source>刚刚更新</source>
        <translation>Just updated</translation>
    </message>
    <message>
        <source>不通过 {count}</source>
        <translation>{count} failed</translation>
    </message>
    <message>
        <source>存疑 {count}</source>
        <translation>{count} in doubt</translation>
    </message>
    <message>
        <source>已签署</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Ahead</translation>
    </message>
    <message>
        <source>我的结论 · {step}</source>
        <translation>My decision · {step}</translation>
    </message>
    <message>
        <source>结论 · {step}</source>
        <translation>Decision · {step}</translation>
    </message>
    <message>
        <source>要等前面的环节签完</source>
        <translation>Waits for the steps before</translation>
    </message>
    <message>
        <source>你已签，还差 {people}</source>
        <translation>You signed; still to sign: {people}</translation>
    </message>
    <message>
        <source>{window}已过，没有上线。先改期再签</source>
        <translation>{window} has passed unused. Choose another date first</translation>
    </message>
    <message>
        <source>内容有改动，原签署已失效，请再看一遍后重新签署</source>
        <translation>The content changed and the signature lapsed; look again and sign anew</translation>
    </message>
    <message>
        <source>还要 {people} 签</source>
        <translation>{people} must sign, too</translation>
    </message>
    <message>
        <source>代 {person} 的结论 · {step}</source>
        <translation>Decision for {person} · {step}</translation>
    </message>
    <message>
        <source>{count} 项未勾选</source>
        <translation>{count} unticked</translation>
    </message>
    <message>
        <source>{count} 项不通过</source>
        <translation>{count} failed</translation>
    </message>
    <message>
        <source>{count} 项缺证据</source>
        <translation>{count} without evidence</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还有 {parts}，暂不能选「同意」</source>
        <translation>{parts}; it cannot be approved yet</translation>
    </message>
    <message>
        <source>本次不需要这一环节</source>
        <translation>This step is not needed this time</translation>
    </message>
    <message>
        <source>{person} 已签署，{when}</source>
        <translation>{person} signed, {when}</translation>
    </message>
    <message>
        <source>不再需要，挂起中。恢复后再签</source>
        <translation>Not asked while on hold; sign once it is resumed</translation>
    </message>
    <message>
        <source>进入「{stage}」后才能签署</source>
        <translation>Signed once it is in {stage}</translation>
    </message>
    <message>
        <source>「{stage}」已经结束</source>
        <translation>{stage} is over</translation>
    </message>
    <message>
        <source>{person} 已退回。补充后由负责人重新提交</source>
        <translation>{person} returned it. Its owner resubmits it after supplementing</translation>
    </message>
    <message>
        <source>+{count} 分</source>
        <translation>+{count} min</translation>
    </message>
    <message>
        <source>预计 {time}</source>
        <translation>about {time}</translation>
    </message>
    <message>
        <source>还没有打开发布</source>
        <translation>No release is open</translation>
    </message>
    <message>
        <source>已经结束</source>
        <translation>It has ended</translation>
    </message>
    <message>
        <source>这个发布现在不需要这一步</source>
        <translation>Not needed for this release now</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>N/A</translation>
    </message>
    <message>
        <source>暂缓（仅紧急发布）</source>
        <translation>Defer (urgent releases only)</translation>
    </message>
    <message>
        <source>撤回结论</source>
        <translation>Take the answer back</translation>
    </message>
    <message>
        <source>上一项、下一项</source>
        <translation>Previous, next</translation>
    </message>
    <message>
        <source>下一未勾选</source>
        <translation>Next unticked</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>添加证据</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>打开交付物</source>
        <translation>Open deliverable</translation>
    </message>
    <message>
        <source>记录测试</source>
        <translation>Record a test</translation>
    </message>
    <message>
        <source>保存本节</source>
        <translation>Save this section</translation>
    </message>
    <message>
        <source>粗体</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>斜体</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>编辑表格里的一格</source>
        <translation>Edit a cell of a table</translation>
    </message>
    <message>
        <source>下一格、下一行</source>
        <translation>Next cell, next line</translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation>Add line</translation>
    </message>
    <message>
        <source>移动一行</source>
        <translation>Move a line</translation>
    </message>
    <message>
        <source>从表格软件粘贴几行</source>
        <translation>Paste rows of a spreadsheet</translation>
    </message>
    <message>
        <source>删除一行</source>
        <translation>Remove a line</translation>
    </message>
    <message>
        <source>换环节</source>
        <translation>Another step</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>开始或完成步骤</source>
        <translation>Start or finish step</translation>
    </message>
    <message>
        <source>完成并备注</source>
        <translation>Finish with note</translation>
    </message>
    <message>
        <source>步骤失败</source>
        <translation>Step failed</translation>
    </message>
    <message>
        <source>闸口 GO</source>
        <translation>Gate GO</translation>
    </message>
    <message>
        <source>闸口 NO-GO</source>
        <translation>Gate NO-GO</translation>
    </message>
    <message>
        <source>编辑步骤</source>
        <translation>Edit step</translation>
    </message>
    <message>
        <source>移动步骤</source>
        <translation>Move step</translation>
    </message>
    <message>
        <source>删除步骤</source>
        <translation>Remove step</translation>
    </message>
    <message>
        <source>复制所选</source>
        <translation>Copy selection</translation>
    </message>
    <message>
        <source>我</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>还没有指定人员</source>
        <translation>Nobody named yet</translation>
    </message>
    <message>
        <source>{given} / {asked} 已签</source>
        <translation>{given} / {asked} signed</translation>
    </message>
    <message>
        <source>概况</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>条件与检查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>文档</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>动态</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>{names} 等 {count} 人</source>
        <translation>{names} and more, {count} in all</translation>
    </message>
    <message>
        <source>待勾选</source>
        <translation>Unticked</translation>
    </message>
    <message>
        <source>第 {number} 项，{text}</source>
        <translation>Check {number}, {text}</translation>
    </message>
    <message>
        <source>证据 {count} 份</source>
        <translation>{count} pieces of evidence</translation>
    </message>
    <message>
        <source>依据：{basis}</source>
        <translation>Basis: {basis}</translation>
    </message>
    <message>
        <source>证据必填</source>
        <translation>evidence required</translation>
    </message>
    <message>
        <source>已勾 {done} / {all}</source>
        <translation>ticked {done} / {all}</translation>
    </message>
    <message>
        <source>修改登记信息…</source>
        <translation>Edit registration…</translation>
    </message>
    <message>
        <source>选窗口</source>
        <translation>Choose window</translation>
    </message>
    <message>
        <source>自定日期…</source>
        <translation>Own date…</translation>
    </message>
    <message>
        <source>填写发布结果…</source>
        <translation>State outcome…</translation>
    </message>
    <message>
        <source>试运行结束时间…</source>
        <translation>End of trial run…</translation>
    </message>
    <message>
        <source>重新提交…</source>
        <translation>Resubmit…</translation>
    </message>
    <message>
        <source>已复制 {number}</source>
        <translation>{number} copied</translation>
    </message>
    <message>
        <source>抽查清单</source>
        <translation>Spot checks</translation>
    </message>
    <message>
        <source>复制编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>上线通告邮件</source>
        <translation>Go-live notice by mail</translation>
    </message>
    <message>
        <source>结果通知邮件</source>
        <translation>Result by mail</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>暂停…</source>
        <translation>Hold…</translation>
    </message>
    <message>
        <source>退回前面的阶段…</source>
        <translation>Return to an earlier stage…</translation>
    </message>
    <message>
        <source>取消发布…</source>
        <translation>Cancel release…</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>&#x3000;更早一次</source>
        <translation>   earlier run</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>通过 / 用例</source>
        <translation>Passed / cases</translation>
    </message>
    <message>
        <source>遗留</source>
        <translation>Defects</translation>
    </message>
    <message>
        <source>测试环境</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>重新提交</source>
        <translation>Resubmit</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>What was supplemented</translation>
    </message>
    <message>
        <source>改了什么，在哪里看</source>
        <translation>What was changed, where to look</translation>
    </message>
</context>
<context>
    <name>PlanHead</name>
    <message>
        <source>复制另一份发布的方案…</source>
        <translation>Copy the plan of another release…</translation>
    </message>
    <message>
        <source>生成《发布方案》…</source>
        <translation>Make plan…</translation>
    </message>
    <message>
        <source>必写 {done} / {all}</source>
        <translation>Required {done} / {all}</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>方案「{name}」有未保存的文字</source>
        <translation>Plan section “{name}” has unsaved text</translation>
    </message>
    <message>
        <source>方案「{name}」的表格有没填完的行</source>
        <translation>A table of plan section {name} has an unfinished line</translation>
    </message>
    <message>
        <source>{person} 刚写过这一节</source>
        <translation>{person} just wrote this section</translation>
    </message>
    <message>
        <source>你的文字还在，还没保存。</source>
        <translation>Your text is kept, not saved yet.</translation>
    </message>
    <message>
        <source>方案已复制过来</source>
        <translation>The plan was copied</translation>
    </message>
    <message>
        <source>方案各节</source>
        <translation>Sections of the plan</translation>
    </message>
</context>
<context>
    <name>PresenceStrip</name>
    <message>
        <source>{person} 正在查看</source>
        <translation>{person} is looking at this</translation>
    </message>
    <message>
        <source>{person} 正在修改</source>
        <translation>{person} is editing</translation>
    </message>
    <message>
        <source>{person} 正在修改「{section}」</source>
        <translation>{person} is editing “{section}”</translation>
    </message>
</context>
<context>
    <name>ReleaseDeeds</name>
    <message>
        <source>发布结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>回退或未确认时必填：发生了什么，业务影响多大</source>
        <translation>Required unless successful: what happened, and what it meant</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>退回前面的阶段</source>
        <translation>Return to an earlier stage</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回后，那个阶段以后的签署全部作废，须重新签署。</source>
        <translation>Signatures from that stage on become void and are given anew.</translation>
    </message>
    <message>
        <source>退到</source>
        <translation>Return to</translation>
    </message>
</context>
<context>
    <name>ReleaseHead</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>保存中</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>更多操作</source>
        <translation>More</translation>
    </message>
    <message>
        <source>未排期</source>
        <translation>Not scheduled</translation>
    </message>
    <message>
        <source>还有 {time}</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>进行中，剩 {time}</source>
        <translation>Under way, {time} left</translation>
    </message>
    <message>
        <source>本阶段 {total} 项条件，已满足 {met} 项</source>
        <translation>{met} of {total} conditions of this stage are met</translation>
    </message>
    <message>
        <source>{words}（差 {count} 项）</source>
        <translation>{words} ({count} missing)</translation>
    </message>
    <message>
        <source>还差 {count} 项，见「概况」里的清单</source>
        <translation>{count} missing, see the list on “Overview”</translation>
    </message>
    <message>
        <source>阻塞 {count}</source>
        <translation>Blocked {count}</translation>
    </message>
</context>
<context>
    <name>ReleasePane</name>
    <message>
        <source>正在读取发布</source>
        <translation>Reading the release</translation>
    </message>
    <message>
        <source>{what}，离开就丢了。</source>
        <translation>{what}; it is lost when you leave.</translation>
    </message>
    <message>
        <source>有未保存的内容</source>
        <translation>Unsaved text</translation>
    </message>
    <message>
        <source>放弃并离开</source>
        <translation>Discard and leave</translation>
    </message>
    <message>
        <source>没有这份发布</source>
        <translation>There is no such release</translation>
    </message>
    <message>
        <source>它可能已被移除，或者编号有误</source>
        <translation>It may have been removed, or the number is wrong</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>读不到发布</source>
        <translation>The release cannot be read</translation>
    </message>
</context>
<context>
    <name>RiskPanel</name>
    <message>
        <source>风险{level}</source>
        <translation>{level} risk</translation>
    </message>
    <message>
        <source>问卷 {score} 分</source>
        <translation>questionnaire {score}</translation>
    </message>
    <message>
        <source>答了 {done} / {all} 题，答完才计入</source>
        <translation>{done} of {all} answered, counts once all are</translation>
    </message>
    <message>
        <source>矩阵最高 {value} 分</source>
        <translation>highest of matrix {value}</translation>
    </message>
    <message>
        <source>还没有评估</source>
        <translation>Not assessed yet</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>风险</source>
        <translation>Risk</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>乘积</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>{total} ÷ {weights} = {score}</source>
        <translation>{total} ÷ {weights} = {score}</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{person} 刚答过「{question}」</source>
        <translation>{person} just answered “{question}”</translation>
    </message>
    <message>
        <source>答案已被撤回</source>
        <translation>The answer was taken back</translation>
    </message>
    <message>
        <source>收起算式</source>
        <translation>Hide the sum</translation>
    </message>
    <message>
        <source>怎么算的</source>
        <translation>How it is reckoned</translation>
    </message>
    <message>
        <source>未答</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>风险问卷</source>
        <translation>Risk questionnaire</translation>
    </message>
</context>
<context>
    <name>RouteView</name>
    <message>
        <source>审批路线：</source>
        <translation>Approval route: </translation>
    </message>
</context>
<context>
    <name>RunControl</name>
    <message>
        <source>第 {number} 步&#x3000;{title}</source>
        <translation>Step {number}  {title}</translation>
    </message>
    <message>
        <source>{time} 开始</source>
        <translation>began {time}</translation>
    </message>
    <message>
        <source>已 {count} 分钟</source>
        <translation>{count} min so far</translation>
    </message>
    <message>
        <source>完成标志：{what}</source>
        <translation>Done when: {what}</translation>
    </message>
    <message>
        <source>检查点：{question}</source>
        <translation>Checkpoint: {question}</translation>
    </message>
    <message>
        <source>未指定责任人</source>
        <translation>No owner</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>GO</translation>
    </message>
    <message>
        <source>NO-GO…</source>
        <translation>NO-GO…</translation>
    </message>
    <message>
        <source>完成并备注…</source>
        <translation>Finish with note…</translation>
    </message>
    <message>
        <source>跳过…</source>
        <translation>Skip…</translation>
    </message>
    <message>
        <source>失败…</source>
        <translation>Failed…</translation>
    </message>
    <message>
        <source>重新填报</source>
        <translation>Report anew</translation>
    </message>
</context>
<context>
    <name>RunDelegate</name>
    <message>
        <source>待决策</source>
        <translation>To decide</translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>未指定</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>闸口 {number}&#x3000;{title}</source>
        <translation>Gate {number}  {title}</translation>
    </message>
    <message>
        <source>问：{question}</source>
        <translation>Ask: {question}</translation>
    </message>
    <message>
        <source>当：{trigger}</source>
        <translation>When: {trigger}</translation>
    </message>
    <message>
        <source>等：{before}</source>
        <translation>After: {before}</translation>
    </message>
    <message>
        <source>{result}，附注</source>
        <translation>{result}, note</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>晚 {count} 分钟</source>
        <translation>{count} min late</translation>
    </message>
    <message>
        <source>等「{before}」完成后开始</source>
        <translation>Begins after “{before}”</translation>
    </message>
    <message>
        <source>触发条件：{what}</source>
        <translation>Trigger: {what}</translation>
    </message>
    <message>
        <source>检查点：{question}</source>
        <translation>Checkpoint: {question}</translation>
    </message>
    <message>
        <source>完成标志：{what}</source>
        <translation>Done when: {what}</translation>
    </message>
    <message>
        <source>附注：{note}</source>
        <translation>Note: {note}</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>写明每一步做什么、谁做、几点到几点；不可逆的地方设闸口</source>
        <translation>What is done, by whom, from when to when; a gate before whatever cannot be undone</translation>
    </message>
    <message>
        <source>添加第一步…</source>
        <translation>Add first step…</translation>
    </message>
    <message>
        <source>上线步骤还没有编写</source>
        <translation>The run sheet has no steps yet</translation>
    </message>
    <message>
        <source>完成并备注</source>
        <translation>Finish with note</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>附注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>步骤失败</source>
        <translation>Step failed</translation>
    </message>
    <message>
        <source>记为失败</source>
        <translation>Mark as failed</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>闸口不放行</source>
        <translation>Gate: no go</translation>
    </message>
    <message>
        <source>NO-GO</source>
        <translation>NO-GO</translation>
    </message>
    <message>
        <source>跳过步骤</source>
        <translation>Skip step</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>「{title}」：{result}</source>
        <translation>“{title}”: {result}</translation>
    </message>
    <message>
        <source>上线步骤</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>步骤…</source>
        <translation>Step…</translation>
    </message>
    <message>
        <source>闸口…</source>
        <translation>Gate…</translation>
    </message>
    <message>
        <source>回退步骤…</source>
        <translation>Rollback step…</translation>
    </message>
    <message>
        <source>添加{what}</source>
        <translation>Add: {what}</translation>
    </message>
    <message>
        <source>编辑 F2</source>
        <translation>Edit F2</translation>
    </message>
    <message>
        <source>上移 Alt ↑</source>
        <translation>Move up Alt ↑</translation>
    </message>
    <message>
        <source>下移 Alt ↓</source>
        <translation>Move down Alt ↓</translation>
    </message>
    <message>
        <source>删除 Delete</source>
        <translation>Remove Delete</translation>
    </message>
</context>
<context>
    <name>RunPlanning</name>
    <message>
        <source>删除「{title}」？可以重新添加。</source>
        <translation>Remove “{title}”? It can be added again.</translation>
    </message>
    <message>
        <source>删除步骤</source>
        <translation>Remove step</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>RunStepDialog</name>
    <message>
        <source>编辑步骤</source>
        <translation>Edit step</translation>
    </message>
    <message>
        <source>添加步骤</source>
        <translation>Add step</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>段落</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>未指定</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>定时间</source>
        <translation>At a time</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>完成标志</source>
        <translation>Done when</translation>
    </message>
    <message>
        <source>前置步骤</source>
        <translation>Begins after</translation>
    </message>
    <message>
        <source>检查点问题</source>
        <translation>Checkpoint question</translation>
    </message>
    <message>
        <source>触发条件</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>请写明做什么</source>
        <translation>Say what is done</translation>
    </message>
    <message>
        <source>不等别的步骤</source>
        <translation>No other step</translation>
    </message>
    <message>
        <source>同一段落的步骤排在一起</source>
        <translation>Steps of one phase stand together</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>它完成后这一步才能开始</source>
        <translation>This step can begin once that one is finished</translation>
    </message>
    <message>
        <source>出现什么情况就这样回退</source>
        <translation>What makes one roll back like this</translation>
    </message>
    <message>
        <source>到这一步先问什么</source>
        <translation>What is asked at this point</translation>
    </message>
    <message>
        <source>看到什么算做完</source>
        <translation>What shows that it is done</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>现在 {day}</source>
        <translation>Now, {day}</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>未排期</source>
        <translation>Not scheduled</translation>
    </message>
    <message>
        <source>窗口 {span}</source>
        <translation>Window {span}</translation>
    </message>
    <message>
        <source>还有 {span}</source>
        <translation>in {span}</translation>
    </message>
    <message>
        <source>剩 {span}</source>
        <translation>{span} left</translation>
    </message>
    <message>
        <source>已过</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>步骤共 {used} / {all} 分钟</source>
        <translation>steps {used} / {all} min</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{done} / {all} 步</source>
        <translation>{done} / {all} steps</translation>
    </message>
    <message>
        <source>{count} 行缺责任人或时间</source>
        <translation>{count} without owner or time</translation>
    </message>
    <message>
        <source>比计划慢 {count} 分钟</source>
        <translation>{count} min behind</translation>
    </message>
    <message>
        <source>比计划快 {count} 分钟</source>
        <translation>{count} min ahead</translation>
    </message>
    <message>
        <source>按计划</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>预计 {time} 结束</source>
        <translation>ends about {time}</translation>
    </message>
    <message>
        <source>放行闸口</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>没有闸口</source>
        <translation>No gates</translation>
    </message>
    <message>
        <source>{go} GO / {all}</source>
        <translation>{go} GO / {all}</translation>
    </message>
    <message>
        <source>下一个 {time}</source>
        <translation>next {time}</translation>
    </message>
    <message>
        <source>回退</source>
        <translation>Rollback</translation>
    </message>
    <message>
        <source>没有编排回退步骤</source>
        <translation>No rollback steps</translation>
    </message>
    <message>
        <source>{count} 步</source>
        <translation>{count} steps</translation>
    </message>
    <message>
        <source>约 {count} 分钟</source>
        <translation>about {count} min</translation>
    </message>
</context>
<context>
    <name>RunTree</name>
    <message>
        <source>上线步骤</source>
        <translation>Run sheet</translation>
    </message>
</context>
<context>
    <name>ScaleHeader</name>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
</context>
<context>
    <name>ScopeCard</name>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>没有登记范围</source>
        <translation>No scope registered</translation>
    </message>
</context>
<context>
    <name>SectionDelegate</name>
    <message>
        <source>未保存</source>
        <translation>Unsaved</translation>
    </message>
    <message>
        <source>{person} 正在修改</source>
        <translation>{person} is editing</translation>
    </message>
    <message>
        <source>{count} 行</source>
        <translation>{count} lines</translation>
    </message>
    <message>
        <source>可选，未写</source>
        <translation>Optional, not written</translation>
    </message>
    <message>
        <source>{role}编写，「{stage}」结束前</source>
        <translation>{role}, before {stage} ends</translation>
    </message>
</context>
<context>
    <name>SectionEditor</name>
    <message>
        <source>{person} 正在修改本节</source>
        <translation>{person} is editing this section</translation>
    </message>
    <message>
        <source>保存中</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>未保存，离开本节时自动保存</source>
        <translation>Unsaved; saved when you leave the section</translation>
    </message>
    <message>
        <source>已保存 {when} {person}</source>
        <translation>Saved {when} {person}</translation>
    </message>
    <message>
        <source>还没写</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>{count} 字</source>
        <translation>{count} characters</translation>
    </message>
    <message>
        <source>一行一段；以 | 分隔的几行排成表格</source>
        <translation>One line, one paragraph; lines divided by | become a table</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>签署「{step}」：同意</source>
        <translation>Sign “{step}”: approve</translation>
    </message>
    <message>
        <source>签署「{step}」：有条件同意</source>
        <translation>Sign “{step}”: approve with conditions</translation>
    </message>
    <message>
        <source>内容指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>可不填；会写进审批记录</source>
        <translation>May be empty; becomes part of the record</translation>
    </message>
    <message>
        <source>条件和期限</source>
        <translation>Conditions and dates</translation>
    </message>
    <message>
        <source>签署后，方案、步骤、范围、版本或窗口有改动时，本签署自动失效。</source>
        <translation>Once signed, any change of plan, steps, scope, version or window makes the signature lapse.</translation>
    </message>
    <message>
        <source>签署</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>请写明至少一个条件</source>
        <translation>Give at least one condition</translation>
    </message>
</context>
<context>
    <name>SignerDialog</name>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>会写进审批记录</source>
        <translation>Becomes part of the record</translation>
    </message>
    <message>
        <source>交给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>请从名单里选一个人</source>
        <translation>Choose a person from the list</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>Give a reason</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>未排期</source>
        <translation>Not scheduled</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>方案 {sections} 节，步骤 {steps} 行，变更单 {changes} 张</source>
        <translation>Plan with {sections} sections, {steps} steps, {changes} changes</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>合格 {good} / {all} 类，遗留缺陷 {left} 个</source>
        <translation>{good} of {all} kinds good, defects left: {left}</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>输入 PIN 后签署</source>
        <translation>Give the PIN to sign</translation>
    </message>
    <message>
        <source>已签署「{step}」</source>
        <translation>“{step}” signed</translation>
    </message>
    <message>
        <source>退回「{step}」</source>
        <translation>Return “{step}”</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>缺什么，补到什么程度</source>
        <translation>What is missing, and how far it must be supplemented</translation>
    </message>
    <message>
        <source>退到</source>
        <translation>Return to</translation>
    </message>
    <message>
        <source>「{stage}」阶段</source>
        <translation>Stage {stage}</translation>
    </message>
    <message>
        <source>留在本环节，补充后重新提交</source>
        <translation>Stay here, resubmit after supplementing</translation>
    </message>
    <message>
        <source>重新提交</source>
        <translation>Resubmit</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>What was supplemented</translation>
    </message>
    <message>
        <source>补了什么，在哪里看</source>
        <translation>What was added, and where to see it</translation>
    </message>
</context>
<context>
    <name>SigningRecord</name>
    <message>
        <source>签署记录</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>还没有签署记录</source>
        <translation>No decision yet</translation>
    </message>
    <message>
        <source>条件：{text}</source>
        <translation>Condition: {text}</translation>
    </message>
    <message>
        <source>指纹 {code}</source>
        <translation>Fingerprint {code}</translation>
    </message>
    <message>
        <source>{by} 转授权给 {person}</source>
        <translation>{by} passed it on to {person}</translation>
    </message>
    <message>
        <source>{by} 请 {person} 加签</source>
        <translation>{by} added {person}</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>{word}，已作废</source>
        <translation>{word}, superseded</translation>
    </message>
    <message>
        <source>{word}，已失效</source>
        <translation>{word}, lapsed</translation>
    </message>
</context>
<context>
    <name>StepDetails</name>
    <message>
        <source>还没有指定人员</source>
        <translation>Nobody named yet</translation>
    </message>
    <message>
        <source>关注：{what}</source>
        <translation>Look at: {what}</translation>
    </message>
    <message>
        <source>本环节的检查项</source>
        <translation>Checks of this step</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>去勾选</source>
        <translation>Tick them</translation>
    </message>
</context>
<context>
    <name>TestDeeds</name>
    <message>
        <source>{kind} {when} 的记录连同缺陷和材料一起删除，动态里仍可查到。</source>
        <translation>The record of {kind}, {when}, goes with its defects and evidence; the history still has it.</translation>
    </message>
    <message>
        <source>删除测试记录</source>
        <translation>Remove test record</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>暂缓「{kind}」</source>
        <translation>Put off “{kind}”</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>只有紧急发布可以暂缓；会开一条限期补做的跟进。</source>
        <translation>Only an urgent release may put a test off; a dated follow-up is opened for it.</translation>
    </message>
    <message>
        <source>为什么来不及，谁补，何时补</source>
        <translation>Why there is no time, who makes up for it and when</translation>
    </message>
    <message>
        <source>测试不合格，退回</source>
        <translation>Tests failed: return the release</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回后，那个阶段以后的签署全部作废，须重新签署。</source>
        <translation>Signatures from that stage on become void and are given anew.</translation>
    </message>
    <message>
        <source>哪一类测试不合格，要改什么</source>
        <translation>Which test failed and what has to change</translation>
    </message>
    <message>
        <source>退到</source>
        <translation>Return to</translation>
    </message>
</context>
<context>
    <name>TestDetail</name>
    <message>
        <source>测试记录</source>
        <translation>Test record</translation>
    </message>
    <message>
        <source>这一类还没有测试记录</source>
        <translation>No test of this kind is recorded yet</translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>删除这次记录</source>
        <translation>Remove this record</translation>
    </message>
    <message>
        <source>{person} {when} 暂缓：{reason}</source>
        <translation>Put off by {person}, {when}: {reason}</translation>
    </message>
    <message>
        <source>遗留缺陷</source>
        <translation>Defects left</translation>
    </message>
    <message>
        <source>＋ 登记缺陷…</source>
        <translation>+ Record defect…</translation>
    </message>
    <message>
        <source>没有遗留缺陷</source>
        <translation>No defects left</translation>
    </message>
    <message>
        <source>改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>编辑缺陷 {number}</source>
        <translation>Edit defect {number}</translation>
    </message>
    <message>
        <source>删除缺陷 {number}</source>
        <translation>Remove defect {number}</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>＋ 添加材料</source>
        <translation>+ Add evidence</translation>
    </message>
    <message>
        <source>选择文件或填写链接，也可以把文件拖到这里</source>
        <translation>Choose a file or give a link; files can be dropped here, too</translation>
    </message>
    <message>
        <source>没有材料</source>
        <translation>No evidence</translation>
    </message>
</context>
<context>
    <name>TestRunDialog</name>
    <message>
        <source>编辑测试记录</source>
        <translation>Edit test record</translation>
    </message>
    <message>
        <source>记录测试</source>
        <translation>Record a test</translation>
    </message>
    <message>
        <source>请写明在哪个环境测的</source>
        <translation>Say where it was tested</translation>
    </message>
    <message>
        <source>通过加失败超过了用例总数</source>
        <translation>Passed and failed are more than all cases</translation>
    </message>
    <message>
        <source>请写明结论</source>
        <translation>Give a conclusion</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>测试环境</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>规模、数据、网络有什么不同；一样就不填</source>
        <translation>What differs in size, data or network; empty if nothing</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>看到了什么，为什么这样判断</source>
        <translation>What was seen, and why it is judged so</translation>
    </message>
    <message>
        <source>测试时间</source>
        <translation>Tested at</translation>
    </message>
    <message>
        <source>总数</source>
        <translation>In all</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>与生产的差异</source>
        <translation>Difference from production</translation>
    </message>
    <message>
        <source>用例</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>保存后，发布退回「{stage}」，结论作为退回原因</source>
        <translation>Saving sends the release back to {stage}; the conclusion is the reason</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>保存并退回…</source>
        <translation>Save and return…</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TestsPanel</name>
    <message>
        <source>合格 {good} / {all} 类</source>
        <translation>{good} of {all} kinds good</translation>
    </message>
    <message>
        <source>这个流程不要求测试</source>
        <translation>This process asks for no tests</translation>
    </message>
    <message>
        <source>先记录测试，再生成报告</source>
        <translation>Record a test first, then make the report</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>暂缓…</source>
        <translation>Put off…</translation>
    </message>
    <message>
        <source>生成报告…</source>
        <translation>Make report…</translation>
    </message>
    <message>
        <source>记录测试…</source>
        <translation>Record test…</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>请写明{field}</source>
        <translation>Fill in: {field}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>试运行结束时间</source>
        <translation>End of the trial run</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TroubleBanner</name>
    <message>
        <source>没有保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>读不到最新内容</source>
        <translation>The newest state cannot be read</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>重新提交…</source>
        <translation>Resubmit…</translation>
    </message>
    <message>
        <source>还有 {count} 项</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>收起已满足的 {count} 项</source>
        <translation>Fold the {count} that are met</translation>
    </message>
    <message>
        <source>已满足 {count} 项</source>
        <translation>{count} met</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>交付物</source>
        <translation>Deliverables</translation>
    </message>
</context>
</TS>
