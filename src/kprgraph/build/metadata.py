"""What `data/dataset.yml` says about a release: version, the version before, date, title, licence."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kprgraph.errors import Text, UnreadableInput
from kprgraph.workspace import Workspace

FILE_NAME = "dataset.yml"

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_TITLE = Text(th="กราฟความรู้การพัฒนาระบบราชการไทย", en="The knowledge graph of Thailand's public-sector reform")


@dataclass(frozen=True)
class Release:
    """How a build is called.

    Attributes:
        version: Version of the data, such as `2566.1.0`; not that of the package or of the ontology.
        issued: Date of the release, or None before it is released. It is the only date in a build.
        title: Title of the dataset.
        licence: IRI of the licence of the data.
        previous: Version of the release before, or None if there was none.
    """

    version: str = "0.0.0"
    issued: date | None = None
    title: Text = _TITLE
    licence: str = _LICENCE
    previous: str | None = None

    @classmethod
    def read(cls, workspace: Workspace) -> "Release":
        """The release that `data/dataset.yml` describes; an unreleased one where there is no such file.

        Raises:
            UnreadableInput: If the file is no YAML mapping with these keys.
        """
        import yaml  # noqa: PLC0415 - not wanted by the commands that only ask

        path = workspace.data / FILE_NAME
        if not path.exists():
            return cls()
        try:
            fields: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
            title = fields.get("title") or {"th": _TITLE.th, "en": _TITLE.en}
            issued = fields.get("issued")
            if issued is not None and not isinstance(issued, date):
                raise TypeError("issued is no date")
            licence = str(fields.get("licence") or _LICENCE)
            previous = fields.get("previous")
            return cls(
                str(fields["version"]),
                issued,
                Text(th=title["th"], en=title["en"]),
                licence,
                None if previous is None else str(previous),
            )
        except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableInput(
                Text(th="อ่านข้อมูลประจำรุ่นไม่ได้", en="the description of the release cannot be used"),
                where=workspace.relative(path),
                hint=Text(
                    th="ต้องมี version (เช่น 2566.1.0) และอาจมี previous (รุ่นก่อน), issued (วันที่ ค.ศ.), "
                    "title {th, en}, licence",
                    en="It needs version (such as 2566.1.0); previous, issued, title {th, en} and licence "
                    "may follow",
                ),
            ) from error
