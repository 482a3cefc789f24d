"""Measure kprgraph against what its users would otherwise write: `python -m benchmarks`."""
