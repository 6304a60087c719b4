"""The products: what each is, how far it is, in which languages, and where to get it."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from folio.documents import parts
from folio.documents.site.local import PRODUCTS, LocalSite
from folio.documents.site.page import Link, Page
from folio.documents.site.teasers import headline
from folio.documents.view import Fact, View
from folio.model.product import Product
from folio.text.marks import Phrase, Prose, paragraph


class ProductEntry(View):
    """One product of the partnership."""

    name: str = Field(description="Its id, by which a link can lead to it.")
    title: Phrase = Field(description="The title.")
    type: Phrase = Field(description="What sort of product it is.")
    text: Prose = Field(description="What it is.")
    facts: tuple[Fact, ...] = Field(description="State, languages, where to get it.")
    news_heading: Phrase = Field(description="The heading above the editions that tell of it.")
    news: tuple[Link, ...] = Field(description="The editions that tell of it.")


class ProductsPage(Page):
    """The fields of `products.html`."""

    layout: ClassVar[str] = "products"

    products: tuple[ProductEntry, ...] = Field(description="The products.")


def products_page(site: LocalSite) -> ProductsPage:
    """The products in a language."""
    language = site.language
    project = parts.project_title(site.register, language)
    return ProductsPage(
        frame=site.frame(
            PRODUCTS,
            title=language.say("Products"),
            description=language.say(
                "Products of the project {project}", project=project
            ).as_opening,
        ),
        products=tuple(_entry(site, one) for one in site.register.products.values()),
    )


def _entry(site: LocalSite, product: Product) -> ProductEntry:
    language = site.language
    told = [one for one in site.editions if one.edition.subject == product.id]
    return ProductEntry(
        name=product.id,
        title=language.phrase(product.title),
        type=language.phrase(product.type).as_opening if product.type else Phrase(),
        text=language.prose(product.text) if product.text else (),
        facts=tuple(_facts(site, product)),
        news_heading=language.say("News"),
        news=tuple(headline(site, one, one.nearest(language.preference)) for one in told),
    )


def _facts(site: LocalSite, product: Product) -> Iterator[Fact]:
    language = site.language
    if product.state:
        state = parts.state_name(product.state, language).as_opening
        yield parts.fact(language.say_in("column", "State"), state)
    if product.languages:
        names = [language.grammar.language_name(code) for code in product.languages]
        yield parts.fact(language.say_in("column", "Languages"), language.names(names).as_opening)
    for length in parts.pages(site.register, product, language):
        yield parts.fact(language.say("Length"), length)
    if product.audience:
        blocks = (paragraph(language.phrase(product.audience)),)
        yield Fact(label=language.say("Who it is for"), blocks=blocks)
    if product.availability:
        link = language.link(product.availability, product.availability)
        yield parts.fact(language.say("Where to get it"), link)
