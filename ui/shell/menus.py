"""The menus of the window, filled from the table of actions."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QMenuBar

from ui.actions.catalogue import MENU_TEXTS, SPECS, SUBMENUS, Menu
from ui.actions.factory import Actions, words


def fill(
    bar: QMenuBar,
    actions: Actions,
    before: Callable[[], object],
    after: Callable[[], object],
) -> dict[Menu, QMenu]:
    """Build all menus.

    Args:
        bar: where they go.
        actions: what they list.
        before: called before a menu shows, to enable what can be used.
        after: called when it has gone, so that keys work again.
    """
    menus: dict[Menu, QMenu] = {}
    for name in Menu:
        parent = SUBMENUS.get(name)
        menu = QMenu(words(MENU_TEXTS[name]), bar)
        menu.setObjectName(f"menu.{name.value}")
        menu.setToolTipsVisible(True)
        group = 0
        for spec in SPECS:
            if spec.menu is not name:
                continue
            if spec.group != group and menu.actions():
                menu.addSeparator()
            group = spec.group
            menu.addAction(actions[spec.id])
        menus[name] = menu
        if parent is None:
            bar.addMenu(menu)
            menu.aboutToShow.connect(before)
            menu.aboutToHide.connect(after)
        else:
            menus[parent].addSeparator()
            menus[parent].addMenu(menu)
    return menus
