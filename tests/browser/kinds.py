"""One page of each kind, the fullest that is easily found."""

from kprgraph.errors import Language
from kprgraph.web.address import Address
from kprgraph.web.explorer import Explorer
from kprgraph.web.pages import PAGES

ASKED = {
    "search": {"q": "กรม"},
    "sparql": {"query": "SELECT ?s WHERE { ?s a cpsv:PublicService } ORDER BY ?s LIMIT 3"},
}


def every(site: Explorer, lang: Language) -> list[Address]:
    """A page of each kind, and a card."""
    found = []
    for name, kind in PAGES.items():
        states = [tuple(parts) for parts, params in kind.states(site) if not params]
        # A list to choose from, if there is one, and something from the middle of the others.
        with_parts = [parts for parts in states if parts]
        first = states[: 0 if states[:1] == with_parts[:1] else 1]
        chosen = [*first, *with_parts[len(with_parts) // 2 :][:1]]
        found += [Address(name, parts, lang=lang) for parts in chosen]
        if name in ASKED:
            found.append(Address(name, lang=lang).with_params(**ASKED[name]))
    service = linked(site)
    found += [
        Address("thing", service, lang=lang),
        Address("layers", service, lang=lang).with_params(depth="2"),
        Address("what-if", service, lang=lang),
        Address("path", lang=lang),
        Address("path", lang=lang).with_params(**dict(zip(("from", "to"), ends(site), strict=True))),
        Address("explore", lang=lang).with_params(focus="/".join(service)),
        Address("matrix", lang=lang).with_params(card="1"),
        Address("nothing-here", lang=lang),
    ]
    return list(dict.fromkeys(found))


def linked(site: Explorer) -> tuple[str, str]:
    """Kind and slug of the service with the most links."""
    services = [iri for iri in site.dependency if "/id/service/" in iri]
    best = max(sorted(services), key=site.dependency.degree)
    kind, slug = best.split("/")[-2:]
    return kind, slug


def ends(site: Explorer) -> tuple[str, str]:
    """The service with the most links and something that it is linked to, as `kind/slug`."""
    service = "/".join(linked(site))
    iri = next(iri for iri in sorted(site.dependency) if iri.endswith(f"/id/{service}"))
    other = min([*site.dependency.predecessors(iri), *site.dependency.successors(iri)])
    return service, "/".join(other.split("/")[-2:])
