"""What a page may ask for while it is printed: what is in its templates, and nothing else."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from folio.rendering.fonts import font_urls
from folio.rendering.template import Template, first

ROOT = "file:///templates/"
"""Stands for where the template folders are, so that no path of this machine gets into a PDF."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives out the files of a template, the typefaces, and what the page brings along.

    Anything else is refused; WeasyPrint then says in its log that it could not be loaded.
    """

    def __init__(self, template: Template) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self.base = f"{ROOT}{template.folder.name}/"
        self._homes = {homes[-1].name: homes for homes in (template.homes, template.shared_homes)}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content at an address; ValueError if the page may not ask for it."""
        if url.startswith("data:") or url in font_urls():
            return super().fetch(url, headers)
        return super().fetch(self._file(url).as_uri(), headers)

    def _file(self, url: str) -> Path:
        folder, _, name = unquote(urlsplit(url).path).removeprefix("/templates/").partition("/")
        homes = self._homes.get(folder)
        if not url.startswith(ROOT) or homes is None:
            raise ValueError(f"{url} is outside the templates; nothing is fetched from elsewhere")
        file = first(name, homes).resolve()
        if not any(file.is_relative_to(home.resolve()) for home in homes):
            raise ValueError(f"{url} leads out of the templates")
        return file
