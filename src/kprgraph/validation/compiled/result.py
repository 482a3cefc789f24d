"""One validation result."""

from dataclasses import dataclass

from kprgraph.validation.compiled.terms import plain


@dataclass(frozen=True, order=True)
class Result:
    """One validation result, as SHACL reports it.

    Attributes:
        shape: IRI of the shape that was not met (`sh:sourceShape`), or `_:label`.
        focus_term: The node that was held against it (`sh:focusNode`), as N-Triples writes it.
        path: IRI of the property that the shape is about, the text of a longer path, or "".
        value_term: The value at fault (`sh:value`), as N-Triples writes it, or "".
        component: Local name of `sh:sourceConstraintComponent`, such as `MinCount`.
        severity: Local name of `sh:resultSeverity`.
    """

    shape: str
    focus_term: str
    path: str = ""
    value_term: str = ""
    component: str = ""
    severity: str = "Violation"

    @property
    def focus(self) -> str:
        """The IRI or lexical form of the focus node."""
        return plain(self.focus_term)

    @property
    def value(self) -> str:
        """The IRI or lexical form of the value, or ""."""
        return plain(self.value_term)
