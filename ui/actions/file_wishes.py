"""Files that more than one page makes: their names and what is said of them."""

from PySide6.QtCore import QCoreApplication

from relapp.domain.quarter import Quarter
from ui.actions.file_maker import FileWish


def plan_wish(number: str, name: str, version: str = "") -> FileWish:
    """Return the wish for a document of a release.

    Args:
        number: number of the release.
        name: what the document is called.
        version: the edition it becomes, empty where the page does not know it.
    """
    done = (
        QCoreApplication.translate("FileWishes", "已生成《{name}》{version}")
        if version
        else QCoreApplication.translate("FileWishes", "已生成《{name}》")
    )
    return FileWish(
        title=QCoreApplication.translate("FileWishes", "生成《{name}》").format(name=name),
        suggested="_".join(part for part in (number, name, version) if part) + ".docx",
        kind=QCoreApplication.translate("FileWishes", "Word 文档 (*.docx)"),
        done=done.format(name=name, version=version),
        failed=QCoreApplication.translate("FileWishes", "《{name}》没有生成").format(name=name),
    )


def workbook_wish(quarter: Quarter) -> FileWish:
    """Return the wish for the KPI workbook of a quarter."""
    return FileWish(
        title=QCoreApplication.translate("FileWishes", "导出指标工作簿"),
        suggested=QCoreApplication.translate("FileWishes", "发布指标_{quarter}.xlsx").format(
            quarter=quarter
        ),
        kind=QCoreApplication.translate("FileWishes", "Excel 工作簿 (*.xlsx)"),
        done=QCoreApplication.translate("FileWishes", "已导出指标工作簿"),
        failed=QCoreApplication.translate("FileWishes", "工作簿没有导出"),
    )
