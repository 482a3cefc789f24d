"""The terms of SHACL, so that a misspelt one can be told from them.

Reference: W3C Shapes Constraint Language (SHACL), 2017, and SHACL Advanced Features.
"""

_TERMS = """
AbstractResult BlankNode BlankNodeOrIRI BlankNodeOrLiteral ConstraintComponent IRI IRIOrLiteral Info
Literal NodeKind NodeShape Parameter PrefixDeclaration PropertyGroup PropertyShape SPARQLAskExecutable
SPARQLAskValidator SPARQLConstraint SPARQLExecutable SPARQLSelectExecutable SPARQLSelectValidator Severity
Shape ValidationReport ValidationResult Validator Violation Warning alternativePath and ask class closed
conforms datatype deactivated declare defaultValue description detail disjoint equals flags focusNode
group hasValue ignoredProperties in inversePath labelTemplate languageIn lessThan lessThanOrEquals
maxCount maxExclusive maxInclusive maxLength message minCount minExclusive minInclusive minLength name
namespace node nodeKind nodeValidator not oneOrMorePath optional or order parameter path pattern prefix
prefixes property propertyValidator qualifiedMaxCount qualifiedMinCount qualifiedValueShape
qualifiedValueShapesDisjoint result resultMessage resultPath resultSeverity select severity shapesGraph
shapesGraphWellFormed sourceConstraint sourceConstraintComponent sourceShape sparql targetClass targetNode
targetObjectsOf targetSubjectsOf uniqueLang validator value xone zeroOrMorePath zeroOrOnePath entailment
suggestedShapesGraph
"""
_ADVANCED = """
Function JSConstraint JSFunction JSLibrary JSRule JSTarget Rule SPARQLFunction SPARQLRule SPARQLTarget
SPARQLTargetType Target TargetType TripleRule condition construct expression filterShape intersection js
nodes object predicate returnType rule subject target this union update values
"""
_CONSTRAINTS = """
and class closed datatype disjoint equals hasValue in languageIn lessThan lessThanOrEquals maxCount
maxExclusive maxInclusive maxLength minCount minExclusive minInclusive minLength node nodeKind not or
pattern property qualifiedValueShape sparql uniqueLang xone
"""

TERMS = frozenset(_TERMS.split())
"""Classes, individuals and properties of SHACL Core and SHACL-SPARQL."""

ADVANCED = frozenset(_ADVANCED.split())
"""Terms that the gate does not use: what a shape says with them would be passed over."""

CONSTRAINTS = frozenset(_CONSTRAINTS.split())
"""Terms that make a node a shape that asks for something."""

FLAGS = frozenset({"closed", "deactivated", "optional", "qualifiedValueShapesDisjoint", "uniqueLang"})
"""Terms that take true or false."""

LINKS = frozenset({"node", "property", "not", "qualifiedValueShape"})
"""Terms by which one shape refers to another."""

LISTS = frozenset({"and", "or", "xone"})
"""Terms that take a list of shapes."""
