"""News in short: which edition, when, its headline, and where its page is."""

from pydantic import Field

from folio.documents.article import Article
from folio.documents.site.local import LocalSite
from folio.documents.site.page import Link
from folio.documents.site.shown import Shown
from folio.documents.view import View
from folio.text.marks import Phrase


class Teaser(View):
    """An edition in a list."""

    label: Phrase = Field(description="What this is, such as 'Newsletter no. 2'.")
    dateline: Phrase = Field(description="When, and maybe where.")
    headline: Link = Field(description="The headline, which leads to the page.")
    summary: Phrase = Field(description="The lead.")


def teaser(site: LocalSite, shown: Shown) -> Teaser:
    """An edition in the site's language, or in the nearest in which it appeared."""
    article = shown.nearest(site.language.preference)
    return Teaser(
        label=article.label,
        dateline=article.dateline,
        headline=headline(site, shown, article),
        summary=article.summary,
    )


def headline(site: LocalSite, shown: Shown, article: Article) -> Link:
    """The headline of an article, leading to its page."""
    if article.language == site.language.code:
        return Link(text=article.headline, href=shown.page)
    elsewhere = f"../{site.path(shown.page, article.language)}"
    return Link(text=article.headline, href=elsewhere, language=article.language)
