"""The site: all its files, from the records as they are and from what was published."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from folio.actions.articles import article_name
from folio.actions.clearance import refuse_bare
from folio.actions.folders import Folders
from folio.actions.reading import spoken
from folio.documents.article import Article, ArticleError
from folio.documents.site.page import Page
from folio.documents.site.shown import FORMS, File, Shown
from folio.documents.site.site import Site, compose, site_languages
from folio.errors import ShelfError
from folio.model.publications import Edition
from folio.records.reader import Reading
from folio.rendering import Template, atom, missing_on_page, site_page, site_parts, sitemap
from folio.text.language import languages

KIND = "site"
"""The folder of templates by which pages are written."""


def site_files(
    folders: Folders,
    reading: Reading,
    editions: Sequence[Edition],
    laid_out: Mapping[tuple[str, str], Path] = MappingProxyType({}),
) -> dict[str, bytes | Path]:
    """Every file of the site by its path; what was published is named by where it is kept.

    Editions are shown as they were published, whatever became of their records; those that are only
    `laid_out` as yet, by kind and subject, from the folders of their proofs. Raises ArticleError
    where the web text of one is damaged, ShelfError where its files cannot be read, TemplateError
    for a fault in a template, and ForbiddenError where a page lacks emblem or notice.
    """
    name = reading.project
    archive = folders.archive(name)
    kept = [
        (one, laid_out.get((one.kind, one.subject)) or archive.of(one.last)) for one in editions
    ]
    shown = [_shown(edition, folder) for edition, folder in kept]
    there = languages(folders.locale)
    codes = [code for code in site_languages(reading.register, shown) if code in there]
    spoken_there = [spoken(folders, reading, code) for code in codes]
    site = compose(name, reading.register, shown, spoken_there)
    template = folders.template(KIND, name)
    files: dict[str, bytes | Path] = dict(_written(site, template))
    for edition, folder in kept:
        files |= _published(edition, folder)
    return dict(sorted(files.items()))


def _shown(edition: Edition, folder: Path) -> Shown:
    """An edition from the files that were kept when it was published last."""
    with ShelfError.told_of(folder):
        articles = dict(_articles(edition, folder))
        files = {code: tuple(_files(edition, folder, code)) for code in articles}
    return Shown(edition, articles, files)


def _articles(edition: Edition, folder: Path) -> Iterator[tuple[str, Article]]:
    for path in sorted(edition.last.documents):
        code = PurePosixPath(path).stem.rpartition("-")[2]
        if path == article_name(code):
            yield code, _article(folder / path, code)


def _article(file: Path, code: str) -> Article:
    try:
        article = Article.read(file.read_bytes(), str(file))
    except FileNotFoundError as error:
        raise ArticleError(str(file), "it is not there") from error
    if article.language != code:
        raise ArticleError(str(file), f"it is in '{article.language}'")
    return article


def _files(edition: Edition, folder: Path, code: str) -> Iterator[File]:
    for form in FORMS:
        name = f"{edition.kind}-{edition.subject}-{code}.{form}"
        if name in edition.last.documents:
            yield File(name, form, (folder / name).stat().st_size)


def _written(site: Site, template: Template) -> Iterator[tuple[str, bytes]]:
    for page in site.pages:
        yield page.path, _page(page, template)
    for feed in site.feeds:
        yield feed.path, atom(feed.fields)
    if site.base:
        yield "sitemap.xml", sitemap((page.fields, changed) for page, changed in site.listed)
    yield from site_parts(template).items()


def _page(page: Page, template: Template) -> bytes:
    """A page; raise ForbiddenError where somebody took emblem or notice out of its template."""
    content = site_page(page.layout, page.fields, template)
    publicity = page.frame.publicity
    missing = missing_on_page(content.decode(), publicity.notice, publicity.emblem_alt)
    refuse_bare(missing, page.path, str(template.folder / f"{page.layout}.html"), "site")
    return content


def _published(edition: Edition, folder: Path) -> Mapping[str, Path]:
    """The pictures and documents of an edition, where they are on the site and where they lie."""
    found = {}
    for path in edition.last.documents:
        place = PurePosixPath(path)
        if place.parts[0] == "pictures":
            found[path] = folder / path
        elif place.suffix.removeprefix(".") in FORMS:
            found[f"{place.stem.rpartition('-')[2]}/{path}"] = folder / path
    return found
