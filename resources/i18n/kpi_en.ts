<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>BreakdownCard</name>
    <message>
        <source>分项成功率</source>
        <translation>Success rate by group</translation>
    </message>
    <message>
        <source>分项</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>按部门</source>
        <translation>By department</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>竖线为目标 {target}</source>
        <translation>Line marks the target {target}</translation>
    </message>
    <message>
        <source>其余 {n} 个，均无失败</source>
        <translation>{n} more, none failed</translation>
    </message>
    <message>
        <source>其余 {n} 个见工作簿</source>
        <translation>{n} more in the workbook</translation>
    </message>
</context>
<context>
    <name>ContractCard</name>
    <message>
        <source>合同指标</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>目标 {target}</source>
        <translation>Target {target}</translation>
    </message>
    <message>
        <source>达标，高出 {n} 点</source>
        <translation>Met, {n} points above</translation>
    </message>
    <message>
        <source>达标，正好</source>
        <translation>Met, exactly</translation>
    </message>
    <message>
        <source>低于目标 {n} 点</source>
        <translation>{n} points below</translation>
    </message>
    <message>
        <source>{n} 成功 / {of} 结束</source>
        <translation>{n} successful / {of} ended</translation>
    </message>
    <message>
        <source>，取消 {n} 个不计</source>
        <translation>, {n} cancelled not counted</translation>
    </message>
    <message>
        <source>本季已结束，上季 {rate}。</source>
        <translation>The quarter is over; {rate} the quarter before.</translation>
    </message>
    <message>
        <source>本季没有其他计划发布。</source>
        <translation>No further release is planned this quarter.</translation>
    </message>
    <message>
        <source>本季还剩 {n} 个计划发布。</source>
        <translation>Of {n} still planned this quarter, </translation>
    </message>
    <message>
        <source>全部成功也只到 {rate}，本季已达不到目标。</source>
        <translation>even if all succeed the rate ends at {rate}: the target is out of reach.</translation>
    </message>
    <message>
        <source>全部失败也仍达标。</source>
        <translation>all may fail and the target still holds.</translation>
    </message>
    <message>
        <source>再失败 1 个就降到 {rate}。</source>
        <translation>one more failure takes the rate to {rate}.</translation>
    </message>
    <message>
        <source>再失败 {n} 个仍达标，失败 {more} 个则降到 {rate}。</source>
        <translation>{n} may fail with the target still met; {more} take the rate to {rate}.</translation>
    </message>
</context>
<context>
    <name>FailuresCard</name>
    <message>
        <source>失败发布</source>
        <translation>Failed releases</translation>
    </message>
    <message>
        <source>本季没有失败的发布</source>
        <translation>No release failed this quarter</translation>
    </message>
    <message>
        <source>{n} 个</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n} 个待复盘</source>
        <translation>{n} to review</translation>
    </message>
    <message>
        <source>其他指标</source>
        <translation>Other figures</translation>
    </message>
</context>
<context>
    <name>Kpi</name>
    <message>
        <source>{year} 年第一季度</source>
        <translation>Q1 {year}</translation>
    </message>
    <message>
        <source>{year} 年第二季度</source>
        <translation>Q2 {year}</translation>
    </message>
    <message>
        <source>{year} 年第三季度</source>
        <translation>Q3 {year}</translation>
    </message>
    <message>
        <source>{year} 年第四季度</source>
        <translation>Q4 {year}</translation>
    </message>
    <message>
        <source>审批时长</source>
        <translation>Approval time</translation>
    </message>
    <message>
        <source>变更到上线</source>
        <translation>Change to production</translation>
    </message>
    <message>
        <source>逾期跟进</source>
        <translation>Overdue follow-ups</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>中位数</source>
        <translation>median</translation>
    </message>
    <message>
        <source>P90 {value}</source>
        <translation>p90 {value}</translation>
    </message>
    <message>
        <source>最长 {n} 天</source>
        <translation>longest {n} d</translation>
    </message>
    <message>
        <source>上季 {value}</source>
        <translation>before {value}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>流程 {code}</source>
        <translation>Process {code}</translation>
    </message>
    <message>
        <source>没有填写</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>已回退</source>
        <translation>Rolled back</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>复盘未完成</source>
        <translation>Failure review open</translation>
    </message>
    <message>
        <source>已复盘，{n} 项改进逾期</source>
        <translation>Reviewed, {n} measures overdue</translation>
    </message>
    <message>
        <source>已复盘</source>
        <translation>Reviewed</translation>
    </message>
</context>
<context>
    <name>KpiBody</name>
    <message>
        <source>季度指标</source>
        <translation>Figures of the quarter</translation>
    </message>
</context>
<context>
    <name>KpiHeader</name>
    <message>
        <source>还没有开始</source>
        <translation>Not begun yet</translation>
    </message>
    <message>
        <source>{span}，已结束</source>
        <translation>{span}, over</translation>
    </message>
    <message>
        <source>{span}，还没有开始</source>
        <translation>{span}, not begun yet</translation>
    </message>
    <message>
        <source>{span}，进行中，今天是最后一天</source>
        <translation>{span}, running, today is the last day</translation>
    </message>
    <message>
        <source>{span}，进行中，剩 {n} 天</source>
        <translation>{span}, running, {n} days left</translation>
    </message>
    <message>
        <source>上一季度</source>
        <translation>Previous quarter</translation>
    </message>
    <message>
        <source>下一季度</source>
        <translation>Next quarter</translation>
    </message>
    <message>
        <source>季度</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>指标工作簿 Excel</source>
        <translation>KPI workbook (Excel)</translation>
    </message>
</context>
<context>
    <name>KpiPane</name>
    <message>
        <source>指标 · {quarter}</source>
        <translation>KPI · {quarter}</translation>
    </message>
    <message>
        <source>正在计算指标</source>
        <translation>Computing the figures</translation>
    </message>
    <message>
        <source>上一季度</source>
        <translation>Previous quarter</translation>
    </message>
    <message>
        <source>下一季度</source>
        <translation>Next quarter</translation>
    </message>
    <message>
        <source>本季度</source>
        <translation>Present quarter</translation>
    </message>
    <message>
        <source>打开选中的失败发布</source>
        <translation>Open the selected failed release</translation>
    </message>
    <message>
        <source>导出指标工作簿</source>
        <translation>Export the KPI workbook</translation>
    </message>
    <message>
        <source>{quarter}还没有结束的发布</source>
        <translation>No release has ended in {quarter} yet</translation>
    </message>
    <message>
        <source>发布给出结果后计入结束的那个季度：成功率 = 成功 ÷ 结束，取消的不计。目标、趋势和分项会在这里显示。</source>
        <translation>A release counts in the quarter in which its outcome was stated: success rate = successful ÷ ended, cancelled ones left out. Target, trend and groups will be shown here.</translation>
    </message>
    <message>
        <source>本季还剩 {n} 个计划发布。</source>
        <translation>Still planned this quarter: {n} releases. </translation>
    </message>
    <message>
        <source>去看板</source>
        <translation>Go to the board</translation>
    </message>
    <message>
        <source>看上一季度</source>
        <translation>Look at the previous quarter</translation>
    </message>
    <message>
        <source>算不出指标</source>
        <translation>The figures cannot be computed</translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>近 8 季趋势</source>
        <translation>Last 8 quarters</translation>
    </message>
    <message>
        <source>目标 {target}</source>
        <translation>Target {target}</translation>
    </message>
    <message>
        <source>方块为未达标</source>
        <translation>Squares missed the target</translation>
    </message>
    <message>
        <source>{missed}；{quarter} 截至 {day}</source>
        <translation>{missed}; {quarter} up to {day}</translation>
    </message>
</context>
</TS>
