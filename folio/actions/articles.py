"""Articles: the web text of an edition in one language, as files of its proof."""

from folio.actions.folders import Folders
from folio.documents.article import Article, ArticlePicture
from folio.documents.catalogue import KINDS
from folio.documents.view import News
from folio.rendering import article


def article_files(folders: Folders, project: str, view: News, kind: str) -> dict[str, bytes]:
    """`article-<language>.json` and the pictures it shows, by their paths in the proof.

    `view` is what a newsletter or press release says. Raises TemplateError for a fault in the
    kind's `article.html`, and PictureError where a picture cannot be shown.
    """
    made = article(view.fields, folders.template(KINDS[kind].template, project))
    pictures = tuple(
        ArticlePicture(path=one.path, alt=one.alt, width=one.width, height=one.height)
        for one in made.pictures
    )
    kept = Article.of(view, kind, made.body, pictures)
    return {article_name(view.language): kept.written, **dict(sorted(made.files.items()))}


def article_name(language: str) -> str:
    """The name of the file that holds an article."""
    return f"article-{language}.json"
