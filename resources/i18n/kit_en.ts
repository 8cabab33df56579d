<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Banner</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>BaseDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FilterCombo</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>{count} chosen</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>查找选项</source>
        <translation>Find an option</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>没有写入任何内容，你填写的内容还在。</source>
        <translation>Nothing was written. What you typed is still there.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>程序出了意外</source>
        <translation>Something unexpected happened</translation>
    </message>
    <message>
        <source>这一步没有做完，已保存的内容不受影响。</source>
        <translation>This step was not finished. Saved work is not affected.</translation>
    </message>
    <message>
        <source>可以继续使用；如果画面不对，请重新打开程序。把详情交给维护人员，能更快修好。</source>
        <translation>You can go on working; if the window looks wrong, open the program again. Passing the details to your support helps to mend it.</translation>
    </message>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>正在准备</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停止，不留下半个文件</source>
        <translation>Stopping, no half-written file is left</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>加载中</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>StatePanel</name>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>第 {number} 步，共 {total} 步：{step}</source>
        <translation>Step {number} of {total}: {step}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
</TS>
