"""All kinds of planted errors, by name."""

from tests.audit import errors_names, errors_numbers, errors_records
from tests.audit.planting import KINDS

__all__ = ["KINDS", "errors_names", "errors_numbers", "errors_records"]
