"""Registers a new release step by step; the scope question comes first."""

from ui.wizard.dialog import NewReleaseDialog
from ui.wizard.reading import Prefill, WizardServices

__all__ = ["NewReleaseDialog", "Prefill", "WizardServices"]
