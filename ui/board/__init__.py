"""The board page: columns, lanes and table of the same cards, the strip above and the filter."""
