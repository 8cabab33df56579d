"""The page 抽查清单: a drawn sample of ticks, gone through by keyboard."""
