<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>DocumentList</name>
    <message>
        <source>本发布的文档</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>{n} / {of} 可生成</source>
        <translation>{n} / {of} can be made</translation>
    </message>
    <message>
        <source>本版本未提供模板</source>
        <translation>This version has no template</translation>
    </message>
    <message>
        <source>「{stage}」阶段后生成</source>
        <translation>From stage “{stage}” on</translation>
    </message>
    <message>
        <source>可生成</source>
        <translation>Can be made</translation>
    </message>
    <message>
        <source>无模板</source>
        <translation>No template</translation>
    </message>
</context>
<context>
    <name>ExportSide</name>
    <message>
        <source>生成与导出</source>
        <translation>Make and export</translation>
    </message>
    <message>
        <source>{version}（下一版）</source>
        <translation>{version} (next edition)</translation>
    </message>
    <message>
        <source>还没有编排上线步骤</source>
        <translation>No run sheet yet</translation>
    </message>
    <message>
        <source>去编排</source>
        <translation>Plan it</translation>
    </message>
    <message>
        <source>「{name}」还没有写</source>
        <translation>{name} is empty</translation>
    </message>
    <message>
        <source>去填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>写进变更履历，可以不填</source>
        <translation>Goes into the document history; optional</translation>
    </message>
    <message>
        <source>本版变更说明</source>
        <translation>What this edition changes</translation>
    </message>
    <message>
        <source>生成 Word</source>
        <translation>Make Word file</translation>
    </message>
    <message>
        <source>本季指标工作簿 Excel</source>
        <translation>KPI workbook of the quarter</translation>
    </message>
    <message>
        <source>今年窗口日历 ics</source>
        <translation>Window calendar of the year</translation>
    </message>
    <message>
        <source>内容待补</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>必填的内容都有了</source>
        <translation>All required content is there</translation>
    </message>
    <message>
        <source>还没有生成过</source>
        <translation>Not made yet</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>生成记录</source>
        <translation>Editions made</translation>
    </message>
    <message>
        <source>其他文件</source>
        <translation>Other files</translation>
    </message>
    <message>
        <source>内容取自发布数据，改数据后重新生成即可；手工改过的 Word 可作为交付物上传。</source>
        <translation>The content comes from the record: change it there and make the file again. A Word file edited by hand can be uploaded as a deliverable.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>导出窗口日历</source>
        <translation>Export the window calendar</translation>
    </message>
    <message>
        <source>窗口计划_{year}.ics</source>
        <translation>Windows_{year}.ics</translation>
    </message>
    <message>
        <source>日历文件 (*.ics)</source>
        <translation>Calendar file (*.ics)</translation>
    </message>
    <message>
        <source>已导出窗口日历</source>
        <translation>Window calendar exported</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>《{name}》目录</source>
        <translation>{name}: contents</translation>
    </message>
    <message>
        <source>封面</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>文件编制和变更履历</source>
        <translation>Document history</translation>
    </message>
    <message>
        <source>已填</source>
        <translation>filled in</translation>
    </message>
    <message>
        <source>还有内容待补</source>
        <translation>content missing</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>{heading}，{state}，第 {page} 页</source>
        <translation>{heading}, {state}, page {page}</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>打开发布</source>
        <translation>Open release</translation>
    </message>
    <message>
        <source>刷新预览</source>
        <translation>Refresh preview</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>文档</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>文档 · {number}</source>
        <translation>Documents · {number}</translation>
    </message>
    <message>
        <source>查找发布</source>
        <translation>Find a release</translation>
    </message>
    <message>
        <source>生成 Word</source>
        <translation>Make Word file</translation>
    </message>
    <message>
        <source>刷新预览</source>
        <translation>Refresh preview</translation>
    </message>
    <message>
        <source>下一区域</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>放大或缩小预览</source>
        <translation>Zoom the preview</translation>
    </message>
    <message>
        <source>正在排版</source>
        <translation>Setting the pages</translation>
    </message>
    <message>
        <source>先选一个发布</source>
        <translation>Choose a release first</translation>
    </message>
    <message>
        <source>先记录测试，再生成报告</source>
        <translation>Record a test first, then make the report</translation>
    </message>
    <message>
        <source>《{name}》没有预览</source>
        <translation>No preview of {name}</translation>
    </message>
    <message>
        <source>还没有测试记录</source>
        <translation>No test recorded yet</translation>
    </message>
    <message>
        <source>在发布页的「测试」里记录后，这里预览《{name}》。</source>
        <translation>Record one on the release page under Tests; {name} is then previewed here.</translation>
    </message>
    <message>
        <source>去记录</source>
        <translation>Record a test</translation>
    </message>
    <message>
        <source>{state}。在发布页上传已有的文件，归档时一并收入。</source>
        <translation>{state}. Upload the file on the release page; the archive takes it in.</translation>
    </message>
    <message>
        <source>去上传</source>
        <translation>Go to upload</translation>
    </message>
    <message>
        <source>还没有可以成文的发布</source>
        <translation>No release to write about yet</translation>
    </message>
    <message>
        <source>登记发布后，这里预览《发布方案》，缺什么一目了然，再一键生成 Word。</source>
        <translation>Once a release is registered, its plan is previewed here with all that is missing, and one key makes the Word file.</translation>
    </message>
    <message>
        <source>新建发布</source>
        <translation>New release</translation>
    </message>
    <message>
        <source>读不到这份发布</source>
        <translation>The release cannot be read</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>文档预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>文档语言</source>
        <translation>Language of the document</translation>
    </message>
</context>
<context>
    <name>ReleasePicker</name>
    <message>
        <source>查找编号、应用、版本、负责人</source>
        <translation>Number, application, version, owner</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>没有找到发布</source>
        <translation>No release found</translation>
    </message>
</context>
</TS>
