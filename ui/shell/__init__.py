"""The window around the pages: menus, rail, search, status, addresses, start-up errors."""
