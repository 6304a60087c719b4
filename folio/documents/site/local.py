"""The site in one language: what its pages have in common is worked out here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from folio.documents import parts
from folio.documents.site.page import Alternate, Frame, Link
from folio.documents.site.shown import Shown
from folio.documents.view import Publicity
from folio.model.register import Register
from folio.text.language import Language
from folio.text.locales import own_name, word_locale
from folio.text.marks import Phrase

START, ARCHIVE, PRODUCTS, FEED = "index.html", "archive.html", "products.html", "feed.xml"
"""The files that each language has."""
CHOICE = "index.html"
"""The page at the site's root, on which a reader chooses a language."""


@dataclass(frozen=True)
class LocalSite:
    """A project's site as readers of one language see it.

    `name` is the project's folder, `editions` are in the order of their days, and `codes` are the
    languages of the site.
    """

    name: str
    register: Register
    language: Language
    editions: tuple[Shown, ...]
    codes: tuple[str, ...]

    @property
    def base(self) -> str:
        """Where the project says its site is, with a slash at the end; empty where it does not."""
        return base(self.register)

    @property
    def title(self) -> Phrase:
        """The project's title, in the language it was granted in."""
        return Phrase.plain(self.register.project.title, self.register.project.working_language)

    @property
    def publisher(self) -> str:
        """Who answers for the site: the partner that leads."""
        return str(parts.partner_name(self.register.coordinator, self.language))

    @cached_property
    def menu(self) -> tuple[tuple[str, Phrase], ...]:
        """The pages that the menu leads to, each with its file."""
        say = self.language.say
        pages = [(START, say("Home")), (ARCHIVE, say("Archive"))]
        products = [(PRODUCTS, say("Products"))] if self.register.products else []
        return (*pages, *products)

    def path(self, page: str, code: str = "") -> str:
        """Where a page is, from the site's root, in this language or in another one."""
        return f"{code or self.language.code}/{page}"

    def frame(
        self,
        page: str,
        *,
        title: Phrase,
        description: Phrase,
        publicity: Publicity | None = None,
        codes: Sequence[str] = (),
        default: str = "",
    ) -> Frame:
        """What stands around the text of a page; `codes` are the languages in which it exists."""
        language = self.language
        there = codes or self.codes
        return Frame(
            path=self.path(page),
            root="../",
            base=self.base,
            language=language.code,
            locale=word_locale(language.code),
            site=self.title,
            programme=parts.programme_line(self.register, language),
            title=title,
            description=description,
            publisher=self.publisher,
            alternates=tuple(
                Alternate(language=code, path=self.path(page, code)) for code in there
            ),
            default=default or self.path(page, self._default(there)),
            skip=language.say("Skip to content"),
            menu_label=language.say("Menu"),
            menu=tuple(
                Link(text=text, href=file, is_here=file == page) for file, text in self.menu
            ),
            languages_label=language.say("Languages"),
            languages=tuple(self._switch(page, code, there) for code in self.codes),
            feed=Link(text=language.say("News feed"), href=FEED),
            illustrative=parts.illustrative(self.register, language),
            publicity=publicity or parts.publicity(self.register, language),
        )

    def _switch(self, page: str, code: str, there: Sequence[str]) -> Link:
        """What leads to the page in a language, or to the start where it is not in that one."""
        return Link(
            text=Phrase.plain(own_name(code), code),
            href=f"../{self.path(page if code in there else START, code)}",
            language=code,
            is_here=code == self.language.code,
        )

    def _default(self, there: Sequence[str]) -> str:
        return next((code for code in self.language.preference[1:] if code in there), there[0])


def base(register: Register) -> str:
    """The address of a project's site, to which paths are added; empty where there is none."""
    website = register.project.website or ""
    parts_of_it = urlsplit(website)
    if not website or parts_of_it.query or parts_of_it.fragment:
        return ""
    return f"{website.rstrip('/')}/"
