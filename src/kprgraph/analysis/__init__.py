"""Analyses: pure functions of a networkx graph that know nothing of RDF.

They expect the graphs of `kprgraph.network`: an edge runs from what is depended on to what depends on it and
carries `kind` and `status`. Edges that run in parallel are several records of the same link.
"""
