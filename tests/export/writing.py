from io import BytesIO

from kprgraph.export import Exporter
from kprgraph.store import Store


def written(exporter: Exporter, store: Store) -> bytes:
    """What an exporter writes."""
    buffer = BytesIO()
    exporter.write(store, buffer)
    return buffer.getvalue()
