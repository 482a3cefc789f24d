"""The report of a build as one HTML page: validation, evidence, contents, files; Thai first, then English."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kprgraph import __version__
from kprgraph.audit import VERDICTS, Finding
from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents, Count
from kprgraph.build.metadata import Release
from kprgraph.errors import Text
from kprgraph.validation.report import Issue, Report, Severity

FILE_NAME = "report.html"
MEDIA_TYPE = "text/html"
TITLE = Text(th="รายงานการสร้างและผลการตรวจ", en="Report of the build and of the validation")

_SEVERITIES = {
    Severity.VIOLATION: Text(th="ผิดกฎ", en="violation"),
    Severity.WARNING: Text(th="ควรดู", en="warning"),
    Severity.INFO: Text(th="แจ้งให้ทราบ", en="note"),
}
_EVIDENCE_CHECK = "evidence"
_VERDICTS = {
    "contradiction": Text(th="ขัดกัน", en="contradiction"),
    "question": Text(th="ควรสอบถาม", en="question"),
    "holds": Text(th="ถูกต้องตรงกัน", en="holds"),
}


@dataclass(frozen=True)
class ReportPage:
    """Everything that the template of the page may use.

    Attributes:
        title: Title of the dataset.
        version: Version of the data.
        issued: Date of the release, or None.
        package: Version of the program.
        conforms: Whether no violation was found.
        checks: Names of the checks that ran.
        with_source: Whether the records were held against the text of the report.
        severities: Issues by severity.
        issues: What was found, gravest first.
        contents: What the graph holds.
        artefacts: The other files of the build.
        verdicts: Findings of the audit by verdict, gravest first.
        findings: Those that ask the authors something, gravest first.
    """

    title: Text
    version: str
    issued: date | None
    package: str
    conforms: bool
    checks: tuple[str, ...]
    with_source: bool
    severities: tuple[Count, ...]
    issues: tuple[Issue, ...]
    contents: Contents
    artefacts: tuple[Artefact, ...]
    verdicts: tuple[Count, ...] = ()
    findings: tuple[Finding, ...] = ()


def report_page(
    report: Report,
    contents: Contents,
    artefacts: Sequence[Artefact],
    release: Release,
    findings: Sequence[Finding] = (),
) -> ReportPage:
    """Gather the page."""
    return ReportPage(
        title=release.title,
        version=release.version,
        issued=release.issued,
        package=__version__,
        conforms=report.conforms,
        checks=report.checks,
        with_source=_EVIDENCE_CHECK in report.checks,
        severities=severities(report),
        issues=report.issues,
        contents=contents,
        artefacts=tuple(artefacts),
        verdicts=_verdicts(findings),
        findings=tuple(each for each in findings if each.question),
    )


def _verdicts(findings: Sequence[Finding]) -> tuple[Count, ...]:
    numbers = Counter(each.verdict for each in findings)
    return tuple(Count(name, _VERDICTS[name], numbers[name]) for name in VERDICTS if findings)


def severities(report: Report) -> tuple[Count, ...]:
    """How many issues of each severity a report has."""
    return tuple(Count(level.value, _SEVERITIES[level], number) for level, number in report.counts.items())


def html(page: ReportPage) -> str:
    """The page as HTML; every value is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only a build needs it

    loader = PackageLoader("kprgraph.build", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("report.html.j2").render(page=page)
