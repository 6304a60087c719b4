"""What every page has: its address and its like in other languages, the menu, emblem and notice."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from pydantic import Field
from pydantic.fields import FieldInfo

from folio.documents.view import Publicity, View
from folio.text.marks import Phrase


class Link(View):
    """What leads to another page of the site; `href` as it stands in this page."""

    text: Phrase = Field(description="The words that lead there.")
    href: str = Field(description="Where they lead, as it stands in this page.")
    language: str = Field("", description="The language of that page, where it is another one.")
    is_here: bool = Field(False, description="Whether it is this page.")


class Alternate(View):
    """The same page in one language: its code, and the path from the site's root."""

    language: str = Field(description="The language (ISO 639-1).")
    path: str = Field(description="The page, from the site's root.")


class Frame(View):
    """What stands around the text of a page: the fields that all templates of pages have."""

    path: str = Field(description="The page's file, from the site's root.")
    root: str = Field(description="What leads from the page to the site's root: '../' or nothing.")
    base: str = Field(description="The site's address, with a slash at its end, if it is known.")
    language: str = Field(description="The page's language (ISO 639-1).")
    locale: str = Field(description="The language with its country, such as 'lv-LV'.")
    site: Phrase = Field(description="The project's title.")
    programme: Phrase = Field(description="Programme, sub-programme and action on one line.")
    title: Phrase = Field(description="The page's title, without that of the project.")
    description: Phrase = Field(description="What the page is about, in a sentence.")
    publisher: str = Field(description="Who answers for the site.")
    alternates: tuple[Alternate, ...] = Field(description="The page in each of its languages.")
    default: str = Field(description="The path for readers of no known language.")
    skip: Phrase = Field(description="What leads past the menu.")
    menu_label: Phrase = Field(description="What the menu is called for those who only hear it.")
    menu: tuple[Link, ...] = Field(description="What leads to the main pages.")
    languages_label: Phrase = Field(
        description="What the choice of languages is called for those who only hear it."
    )
    languages: tuple[Link, ...] = Field(description="The page in all languages of the site.")
    feed: Link = Field(description="The feed in the page's language.")
    illustrative: Phrase = Field(description="That everything is made up; else empty.")
    publicity: Publicity = Field(description="Emblem and notice, together and unaltered.")


class Page(View):
    """One page: its frame, and what it tells; `layout` names its template."""

    layout: ClassVar[str]

    frame: Frame

    @property
    def path(self) -> str:
        """The page's file, from the site's root."""
        return self.frame.path

    @classmethod
    def names(cls) -> Mapping[str, FieldInfo]:
        """The names that its template may use: those of the frame among them."""
        own = {name: one for name, one in super().names().items() if name != "frame"}
        return {**Frame.names(), **own}

    @property
    def fields(self) -> dict[str, object]:
        """The names that its template may use: those of the frame among them."""
        return {**self.frame.fields, **super().fields}


class Dated(View):
    """When what a page tells appeared, was last changed, and by whom it is."""

    published: datetime = Field(description="When it first appeared.")
    modified: datetime = Field(description="When it last changed.")
    author: str = Field(description="Who answers for it.")
    image: str = Field("", description="The path of its first picture, from the site's root.")
    image_alt: Phrase = Field(
        Phrase(), description="What a reader who cannot see the picture is told."
    )
