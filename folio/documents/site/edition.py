"""The page of an edition: its article, when it appeared, its files, and the editions around it."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from folio.documents.article import Article
from folio.documents.site.local import LocalSite
from folio.documents.site.page import Dated, Link, Page
from folio.documents.site.shown import FORMS, File, Shown
from folio.documents.site.teasers import headline
from folio.documents.view import View
from folio.text.dates import PartialDate, Period
from folio.text.language import Language
from folio.text.marks import Phrase


class Download(View):
    """A file that readers can take with them."""

    name: str = Field(description="The file's name.")
    form: Phrase = Field(description="'Word' or 'PDF'.")
    media_type: str = Field(description="What sort of file it is, as the web writes it.")
    size: Phrase = Field(description="Such as '48 kB'.")
    address: str = Field(description="Where it is, for whoever has the page on paper.")


class EditionPage(Page):
    """The fields of `edition.html`."""

    layout: ClassVar[str] = "edition"

    dated: Dated = Field(description="When it appeared and changed, and by whom it is.")
    body: str = Field(description="The article in HTML, as it was published.")
    history: tuple[Phrase, ...] = Field(description="When it appeared and was corrected.")
    downloads_heading: Phrase = Field(description="The heading above the files.")
    downloads: tuple[Download, ...] = Field(description="The edition as files.")
    around_label: Phrase = Field(
        description="What the links around it are called for those who only hear them."
    )
    before_label: Phrase = Field(description="The word for the edition before.")
    before: Link | None = Field(description="What leads to the edition before.")
    after_label: Phrase = Field(description="The word for the next edition.")
    after: Link | None = Field(description="What leads to the next edition.")


def edition_page(site: LocalSite, shown: Shown) -> EditionPage:
    """The page of an edition in a language in which it appeared."""
    language, edition = site.language, shown.edition
    article = shown.articles[language.code]
    before, after = _around(site, shown)
    frame = site.frame(
        shown.page,
        title=article.headline,
        description=article.summary,
        publicity=article.publicity,
        codes=[code for code in site.codes if code in shown.articles],
    )
    return EditionPage(
        frame=frame.model_copy(update={"illustrative": article.illustrative}),
        dated=_dated(shown, article),
        body=article.body,
        history=tuple(_history([one.at.date() for one in edition.publications], language)),
        downloads_heading=language.say("Download"),
        downloads=tuple(_download(site, file) for file in shown.files.get(language.code, ())),
        around_label=language.say("More news"),
        before_label=language.say("Previous news item"),
        before=before,
        after_label=language.say("Next news item"),
        after=after,
    )


def _dated(shown: Shown, article: Article) -> Dated:
    first = article.pictures[0] if article.pictures else None
    return Dated(
        published=shown.edition.first.at,
        modified=shown.edition.last.at,
        author=article.author,
        image=first.path if first else "",
        image_alt=first.alt if first else Phrase(),
    )


def _history(days: list[date], language: Language) -> Iterator[Phrase]:
    """`Published on 20 April 2013.` and a line for each correction; a day is told once."""
    first, *later = dict.fromkeys(days)
    yield language.say("Published {when}.", when=_on(first, language))
    for day in later:
        yield language.say("Corrected {when}.", when=_on(day, language))


def _on(day: date, language: Language) -> str:
    known = PartialDate.of(day)
    return language.when(Period(known, known))


def _download(site: LocalSite, file: File) -> Download:
    form, media_type = FORMS[file.form]
    return Download(
        name=file.name,
        form=site.language.plain(form),
        media_type=media_type,
        size=site.language.plain(site.language.grammar.file_size(file.size)),
        address=f"{site.base}{site.path(file.name)}" if site.base else file.name,
    )


def _around(site: LocalSite, shown: Shown) -> tuple[Link | None, Link | None]:
    """The editions before and after it, by their headlines."""
    place = site.editions.index(shown)
    before = site.editions[place - 1] if place else None
    after = site.editions[place + 1] if place + 1 < len(site.editions) else None
    return _led_to(site, before), _led_to(site, after)


def _led_to(site: LocalSite, shown: Shown | None) -> Link | None:
    return headline(site, shown, shown.nearest(site.language.preference)) if shown else None
