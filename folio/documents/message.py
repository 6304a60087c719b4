"""The message by which an edition goes to its subscribers: the view of an e-mail."""

import textwrap
from dataclasses import dataclass, replace

from pydantic import Field

from folio.documents.view import Fact, News, Publicity, Quotation, Section, Table, View
from folio.text.language import Language
from folio.text.marks import Phrase, Picture, Prose

LONGEST_PREVIEW = 140
"""So many letters a mail program shows beside the subject, at most."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an edition stands on the web in one language; each is empty where it does not."""

    page: str = ""
    word: str = ""
    pdf: str = ""

    @classmethod
    def of(cls, website: str, kind: str, subject: str, language: str) -> "Addresses":
        """Those on the project's own pages, as the site lays them out."""
        stem = f"{website.rstrip('/')}/{language}/{kind}-{subject}"
        return cls(f"{stem}.html", f"{stem}-{language}.docx", f"{stem}-{language}.pdf")


class Message(View):
    """What an edition says in an e-mail: the fields of `templates/message/`."""

    language: str = Field(description="The message's language (ISO 639-1).")
    subject: Phrase = Field(description="Which edition this is, and its headline.")
    preview: str = Field(description="The first words, which mail programs show in their lists.")
    project: Phrase = Field(Phrase(), description="The project's title, where the head bears it.")
    label: Phrase = Field(description="What this is, such as 'Newsletter no. 2'.")
    dateline: Phrase = Field(description="When, and maybe where.")
    kicker: Phrase = Field(Phrase(), description="A few words above the headline.")
    headline: Phrase = Field(description="The headline.")
    subtitle: Phrase = Field(Phrase(), description="One line under the headline.")
    correction: Phrase = Field(description="That it replaces what was published; else empty.")
    illustrative: Phrase = Field(description="Said where data is made up; else empty.")
    lead: Prose = Field(description="Who, what, where and when.")
    body: Prose = Field((), description="Paragraphs without a heading.")
    pictures: tuple[Picture, ...] = Field((), description="The pictures that are at hand.")
    sections: tuple[Section, ...] = Field((), description="What there is to tell.")
    quote: Quotation | None = Field(None, description="What somebody said.")
    table: Table | None = Field(None, description="Who does what by when.")
    coming_next: Section | None = Field(None, description="What comes next.")
    ends: Phrase = Field(Phrase(), description="The mark under the text of a release.")
    facts_heading: Phrase = Field(Phrase(), description="The heading of the facts.")
    facts: tuple[Fact, ...] = Field((), description="What belongs to it in small print.")
    page_link: Phrase = Field(description="Leads to the page on the web, where there is one.")
    files: Phrase = Field(description="Leads to the Word file and the PDF, or tells of the latter.")
    file_links: tuple[Phrase, ...] = Field(description="The same links, one by one.")
    why: Phrase = Field(description="Why somebody gets this.")
    leaving: Phrase = Field(description="What to do in order to get no more.")
    publicity: Publicity = Field(description="Emblem and notice, together and unaltered.")


def compose(view: News, addresses: Addresses, language: Language) -> Message:
    """The message with a newsletter or press release, in the language of that document.

    Without addresses on the web it tells of a PDF that comes with it.
    """
    own = view.in_message
    return Message(
        language=view.language,
        subject=_subject(view, own["label"], own["headline"], language),
        preview=_preview(own["lead"]),
        correction=view.correction,
        illustrative=view.illustrative,
        page_link=_page_link(addresses, language),
        files=_files(addresses, language),
        file_links=_file_links(addresses, language),
        why=language.say(
            "You are receiving this message because your address is on the project’s mailing list."
        ),
        leaving=language.say(
            "If you no longer wish to receive these messages, "
            "please reply to this one and let us know."
        ),
        **own,
    )


def _subject(view: News, label: Phrase, headline: Phrase, language: Language) -> Phrase:
    """Which edition it is; a correction says so, since its readers have had the edition before."""
    subject = Phrase.joined([label, headline], language.separator(" · "))
    return language.say("Correction: {subject}", subject=subject) if view.correction else subject


def _preview(lead: Prose) -> str:
    words = " ".join(str(block).replace("\u00a0", " ") for block in lead)
    return textwrap.shorten(words, LONGEST_PREVIEW, placeholder=" …")


def _page_link(addresses: Addresses, language: Language) -> Phrase:
    if not addresses.page:
        return Phrase()
    return _leading(language.say("Read this on the project’s website"), addresses.page)


def _files(addresses: Addresses, language: Language) -> Phrase:
    links = _file_links(addresses, language)
    if not links:
        return language.say("A PDF to print or keep is attached to this message.")
    return language.say("Download: {files}", files=Phrase.joined(links, language.separator(" · ")))


def _file_links(addresses: Addresses, language: Language) -> tuple[Phrase, ...]:
    found = (("Word", addresses.word), ("PDF", addresses.pdf))
    return tuple(language.link(name, address) for name, address in found if address)


def _leading(phrase: Phrase, address: str) -> Phrase:
    return Phrase(tuple(replace(run, link=address) for run in phrase.runs))
