"""The explorer: pages for people, and the same things as data for programs.

A page is a documented dataclass, built from the graph by a module of `kprgraph.web.pages` and turned into
HTML by a template that sees nothing else. `kprgraph.web.app` serves the pages, `kprgraph.web.static_site`
writes them as files that open from disk. All of them work without JavaScript.
"""
