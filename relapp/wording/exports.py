"""Sentences for documents that could not be made: the template or the target is at fault."""

from collections.abc import Mapping

from relapp.domain.text import Text

ERRORS: Mapping[str, Text] = {
    "export.disk_full": Text(
        "磁盘满了，没有写出 {path}，原来的文件没有动。清理空间或换一个位置",
        "The disk is full; {path} was not written and the old file is untouched. Make room or "
        "choose another place",
    ),
    "export.not_permitted": Text(
        "没有权限写 {path}，原来的文件没有动。换一个文件夹，或请管理员给写权限",
        "No permission to write {path}; the old file is untouched. Choose another folder, or ask "
        "for the right to write",
    ),
    "export.locked": Text(
        "{path} 正被另一个程序打开，没有写出。关掉它（例如 Word、Excel）后重试，或换一个文件名",
        "{path} is open in another program and was not written. Close it (Word, Excel) and try "
        "again, or choose another name",
    ),
    "export.no_folder": Text(
        "{path} 所在的文件夹不存在。换一个位置",
        "The folder of {path} does not exist. Choose another",
    ),
    "export.is_folder": Text(
        "{path} 是一个文件夹。请给出文件名", "{path} is a folder. Give the name of a file"
    ),
    "export.name": Text(
        "这个文件名不能用：{path}。缩短它，或去掉特殊字符",
        "This file name cannot be used: {path}. Shorten it, or leave out special characters",
    ),
    "export.failed": Text(
        "没有写出 {path}：{reason}。原来的文件没有动",
        "{path} was not written: {reason}. The old file is untouched",
    ),
    "template.missing": Text(
        "找不到模板 {file}。在「设置 · 模板」里另选一个",
        "There is no template {file}. Choose another under Settings, Templates",
    ),
    "template.unreadable": Text(
        "读不到模板 {file}：{what}", "The template {file} cannot be read: {what}"
    ),
    "template.not_word": Text(
        "{file} 不是 .docx 文件。用 Word 另存为 .docx 再选",
        "{file} is no .docx file. Save it as .docx in Word and choose it again",
    ),
    "template.too_large": Text(
        "模板 {file} 太大了，解开有 {size}。去掉里面的大图片",
        "The template {file} is too large, {size} unpacked. Take large pictures out",
    ),
    "template.full_width_brace": Text(
        "模板 {file} 里的标签用了全角括号 {what}，见「{text}」。切到半角重新输入",
        "A tag in template {file} has full-width braces {what}, see “{text}”. Type them half-width",
    ),
    "template.lonely_brace": Text(
        "模板 {file} 里的 {what} 缺另一半，见「{text}」",
        "In template {file} {what} lacks its other half, see “{text}”",
    ),
    "template.syntax": Text(
        "看不懂模板 {file} 里的标签「{text}」：{what}",
        "A tag in template {file} cannot be understood, “{text}”: {what}",
    ),
    "template.unknown_name": Text(
        "模板 {file} 用了不存在的名称 {what}，见「{text}」。可用的名称见《模板说明》",
        "Template {file} uses the unknown name {what}, see “{text}”. The names are in the guide",
    ),
    "template.unknown_value": Text(
        "模板 {file} 里的「{text}」在这份文档里没有内容：{what}",
        "“{text}” in template {file} has no content in this document: {what}",
    ),
    "template.forbidden": Text(
        "模板 {file} 里的「{text}」要执行程序，不允许。只能放内容、循环和判断",
        "“{text}” in template {file} would run code, which is refused. Only values, loops and "
        "conditions may be used",
    ),
    "template.structure": Text(
        "模板 {file} 的标签跨过了段落或表格的边界，没有生成文档。循环的开头和结尾要放在同一种位置",
        "Tags of template {file} cut across paragraphs or tables; nothing was made. Begin and end "
        "of a loop must stand in the same kind of place",
    ),
    "quarter.form": Text(
        "看不懂季度「{value}」。请写成 2026Q3", "“{value}” is no quarter. Write it as 2026Q3"
    ),
}
