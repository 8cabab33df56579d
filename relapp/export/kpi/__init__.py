"""Sheets of the KPI workbook: data, key figures, trend, breakdown, definitions."""
