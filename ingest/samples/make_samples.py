"""Writes the sample corpus: ``python -m ingest.samples.make_samples``. Running it again changes nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.samples import html_pages, markdown_pages, old_format, text_pages, truth
from ingest.samples.printing import shown
from ingest.samples.prose import compose
from ingest.samples.world import HERE, organs

LAYOUTS = {
    "clean": html_pages.clean,
    "site": html_pages.site,
    "gbk": html_pages.gbk,
    "tabs": markdown_pages.tabs,
    "pipes": markdown_pages.pipes,
    "pdf": text_pages.pdf,
    "lines": text_pages.lines,
}


def corpus() -> Mapping[str, bytes]:
    """The whole corpus in memory: contents by path relative to this folder."""
    files: dict[str, bytes] = {}
    facts: list[str] = []
    for organ in organs():
        for issue in (*old_format.issue(organ.name), *organ.issues):
            cells = shown(organ, issue)
            files[f"reports/{issue.file}"] = LAYOUTS[issue.layout](compose(organ, issue, cells))
            facts += truth.lines(organ, issue, cells)
    files[truth.PATH.name] = "\n".join([*facts, ""]).encode()
    return files


def write(folder: Path = HERE) -> Iterator[Path]:
    """Writes the corpus below ``folder`` and yields each path; reports that are no longer made are removed."""
    files = corpus()
    (folder / "reports").mkdir(exist_ok=True)
    for stale in {path.name for path in (folder / "reports").iterdir()} - {Path(name).name for name in files}:
        (folder / "reports" / stale).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
        yield folder / name


if __name__ == "__main__":
    print(f"{sum(1 for _ in write())} files")
