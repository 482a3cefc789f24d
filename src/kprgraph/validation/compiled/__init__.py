"""SHACL compiled for the embedded store: whole sets of nodes at once, in place of one node after the other.

Shapes are read once into plain objects (`reading`). Each constraint works on all focus nodes together: the
values of a path are gathered, every *distinct* value is judged once, and only where one fails are the nodes
that hold it looked for. SPARQL constraints run as queries over all focus nodes. What this package does not
know it leaves to pySHACL (`kprgraph.validation.shacl`), shape by shape; pySHACL is the referee of the rest.

Terms are strings here, as N-Triples writes them: equal strings are equal terms, and Python hashes a string
only once.
"""

from kprgraph.validation.compiled.data import Data
from kprgraph.validation.compiled.gate import Gate
from kprgraph.validation.compiled.indexed import Indexed
from kprgraph.validation.compiled.looked import Looked
from kprgraph.validation.compiled.result import Result

__all__ = ["Data", "Gate", "Indexed", "Looked", "Result"]
