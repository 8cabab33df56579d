"""The language of the window: Chinese as written, English from the compiled catalogues."""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.kit.resources import resource

Language = Literal["zh", "en"]
SYSTEM: Final = "system"


class _Installed:
    """Translators in force; Qt does not keep them alive."""

    translators: tuple[QTranslator, ...] = ()
    language: Language = "zh"


def system_language() -> Language:
    """Return Chinese for a Chinese desktop, else English."""
    for name in QLocale.system().uiLanguages():
        # By its tag: asking Qt for the language loads the names of four hundred of them.
        tag = name.partition("-")[0].casefold()
        if tag == "zh":
            return "zh"
        if tag != "c":
            return "en"
    return "zh"


def language() -> Language:
    """Return the language in force."""
    return _Installed.language


def install(app: QCoreApplication, setting: str = SYSTEM) -> Language:
    """Load the catalogues of a setting (`zh`, `en`, `system`) and return the language.

    Call before the first widget is made; widgets take their words when they are made.
    """
    explicit: dict[str, Language] = {"zh": "zh", "en": "en"}
    wanted = explicit.get(setting) or system_language()
    for translator in _Installed.translators:
        app.removeTranslator(translator)
    loaded = [*_qt_catalogue(wanted), *_own_catalogues(wanted)]
    for translator in loaded:
        app.installTranslator(translator)
    _Installed.translators = tuple(loaded)
    _Installed.language = wanted
    QLocale.setDefault(QLocale("zh_CN" if wanted == "zh" else "en_GB"))
    return wanted


def catalogues(language: Language) -> tuple[Path, ...]:
    """Return the compiled catalogues of a language; Chinese needs none, it is the source."""
    return tuple(sorted(resource("i18n").glob(f"*_{language}.qm")))


def _own_catalogues(language: Language) -> list[QTranslator]:
    if language == "zh":
        return []
    return [t for path in catalogues(language) if (t := _loaded(path)) is not None]


def _qt_catalogue(language: Language) -> list[QTranslator]:
    """Return Qt's own words, such as the buttons of file dialogs; they are English as built."""
    if language == "en":
        return []
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    translator = _loaded(folder / "qtbase_zh_CN.qm")
    return [] if translator is None else [translator]


def _loaded(path: Path) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(str(path)) else None
