"""The press release: one news text about a meeting or about a finished product."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from folio.documents import meetings, parts
from folio.documents.kind import Kind
from folio.documents.view import Document, Fact, News, Publicity, Quotation, Section, said
from folio.model import figures
from folio.model.meeting import Meeting, Photo
from folio.model.product import Product, State
from folio.model.programme import NoticeForm
from folio.model.quote import Quote
from folio.model.register import Register
from folio.model.remark import Remark
from folio.text.dates import PartialDate, Period
from folio.text.language import Language
from folio.text.marks import Phrase, Prose, bullets, paragraph

EXPECTED_WORDS = range(250, 401)
"""How many words a release has down to the mark for its end.

Source: usual practice, seen in releases of partnerships of this kind; no rule of a programme.
"""
COUNTED = ("headline", "subtitle", "lead", "body", "story", "quote", "coming_next")


class PressRelease(News):
    """What one press release says in one language: the fields of its templates."""

    label: Phrase = Field(description="What this is: 'Press release'.")
    dateline: Phrase = Field(description="Where and when, such as 'Vejle, 18 April 2013'.")
    headline: Phrase = Field(description="The headline, with what it means to people first.")
    subtitle: Phrase = Field(description="One line on which news of which project this is.")
    lead: Prose = Field(description="Who, what, where, when and why.")
    body: Prose = Field(description="What happened, in a few paragraphs.")
    story: tuple[Section, ...] = Field(description="Programme, guests, results, where to get it.")
    quote: Quotation | None = Field(description="What somebody said, only if a record holds it.")
    coming_next: Section | None = Field(description="What comes next.")
    ends: Phrase = Field(description="The mark under the text: 'ENDS'.")
    notes_heading: Phrase = Field(description="The heading of the notes to editors.")
    notes: tuple[Fact, ...] = Field(
        description="Project, programme, partners, figures, pictures, contact."
    )
    publicity: Publicity = Field(description="Emblem and notice in its 'communication' form.")

    @property
    def in_message(self) -> dict[str, Any]:
        """All of it, with the notes to editors as facts."""
        return {
            "label": self.label,
            "dateline": self.dateline,
            "headline": self.headline,
            "subtitle": self.subtitle,
            "lead": self.lead,
            "body": self.body,
            "sections": self.story,
            "quote": self.quote,
            "coming_next": self.coming_next,
            "ends": self.ends,
            "facts_heading": self.notes_heading,
            "facts": self.notes,
            "publicity": self.publicity,
        }


@dataclass(frozen=True, slots=True)
class _News:
    """What a release has of its own, be it about a meeting or about a product."""

    day: PartialDate
    dateline: Phrase
    headline: Phrase
    subtitle: Phrase
    lead: Prose
    body: Prose
    story: tuple[Section, ...]
    quote: Quote | None
    coming_next: Section | None
    details: tuple[Section, ...] = ()
    figures: tuple[Phrase, ...] = ()
    photos: tuple[Photo, ...] = ()


def compose(register: Register, subject: str, language: Language) -> PressRelease:
    """The release about a meeting or product, by its id; one of those that `subjects` names."""
    meeting = register.meetings.get(subject)
    news = (
        _of_meeting(register, meeting, language)
        if meeting
        else _of_product(register, register.products[subject], language)
    )
    label = language.say("Press release")
    project = Phrase.plain(register.project.title, register.project.working_language)
    between = language.separator(" · ")
    return PressRelease(
        language=language.code,
        title=Phrase.joined([label, news.headline], between),
        subject=news.subtitle,
        author=str(parts.partner_name(register.coordinator, language)),
        dated=news.day.first,
        running_foot=Phrase.joined([project, label, parts.month(news.day, language)], between),
        page_label=language.say("Page"),
        illustrative=parts.illustrative(register, language),
        label=label,
        dateline=news.dateline,
        headline=news.headline,
        subtitle=news.subtitle,
        lead=news.lead,
        body=news.body,
        story=news.story,
        quote=_quotation(news.quote, language) if news.quote else None,
        coming_next=news.coming_next,
        ends=language.say_in("mark under the text of a press release", "ENDS"),
        notes_heading=language.say("Notes to editors"),
        notes=tuple(_notes(register, news, language)),
        publicity=parts.publicity(register, language, NoticeForm.COMMUNICATION),
    )


def subjects(register: Register) -> tuple[str, ...]:
    """The meetings of which there is enough to tell, in their order, and the finished products."""
    held = [meeting.id for meeting in register.meetings_in_order if not meeting.lacks]
    finished = [product.id for product in register.products.values() if not product.lacks]
    return (*held, *finished)


def records(register: Register, subject: str) -> tuple[str, ...]:
    """The names of the records a release is made from."""
    if subject in register.meetings:
        return meetings.records(register, register.meetings[subject])
    products = (f"products/{product}" for product in register.products)
    return ("project", "programme", *(f"partners/{name}" for name in register.partners), *products)


def partner(register: Register, subject: str) -> str:
    """The host of the meeting or the partner that sees to the product, where that is known."""
    if subject in register.meetings:
        return register.meetings[subject].host or ""
    return register.products[subject].responsible or ""


def _of_meeting(register: Register, meeting: Meeting, language: Language) -> _News:
    assert meeting.dates is not None  # noqa: S101 - subjects has seen to it
    day = meeting.dates.end
    return _News(
        day=day,
        dateline=Phrase.joined(
            [language.phrase(meeting.place.city), language.plain(language.date(day))],
            language.separator(", "),
        ),
        headline=meetings.headline(meeting, language),
        subtitle=language.say(
            "{ordinal} partner meeting of the project {project}",
            ordinal=parts.opening_ordinal(meeting.number, language),
            project=parts.project_title(register, language),
        ),
        lead=_meeting_lead(register, meeting, language),
        body=language.prose(meeting.summary) if meeting.summary else (),
        story=(*meetings.guests(meeting, language), *meetings.outcome(meeting, language)),
        quote=meeting.quote,
        coming_next=meetings.coming_next(register, meeting, language),
        details=tuple(_meeting_details(register, meeting, language)),
        figures=tuple(_participants(register, meeting, language)),
        photos=tuple(photo for photo in meeting.photos if photo.file and photo.consent),
    )


def _meeting_lead(register: Register, meeting: Meeting, language: Language) -> Prose:
    sentences = [
        meetings.held(register, meeting, language),
        *meetings.turnout(register, meeting, language),
        _who(register, language),
    ]
    opening = paragraph(Phrase.joined(sentences, language.separator(" ")))
    return (opening, *(language.prose(meeting.lead) if meeting.lead else ()))


def _meeting_details(register: Register, meeting: Meeting, language: Language) -> Iterator[Section]:
    """What an editor may look up, and a reader need not."""
    yield from meetings.on_the_programme(register, meeting, language)
    if meeting.progress:
        yield Section(
            heading=language.say("Progress with the products"),
            blocks=bullets(
                _progress(meetings.progress(register, progress, language), language)
                for progress in meeting.progress
            ),
        )


def _progress(told: tuple[Phrase, Phrase, Phrase], language: Language) -> Phrase:
    """`Training module: drafted – to be tried out in May`"""
    title, *details = told
    known = Phrase.joined([phrase for phrase in details if phrase], language.separator(" – "))
    return Phrase.joined([phrase for phrase in (title, known) if phrase], language.separator(": "))


def _participants(register: Register, meeting: Meeting, language: Language) -> Iterator[Phrase]:
    if total := figures.participants(register, meeting.id).value:
        yield language.say_number(
            "{number} participant in the meeting", "{number} participants in the meeting", total
        )


def _of_product(register: Register, product: Product, language: Language) -> _News:
    assert product.done is not None  # noqa: S101 - subjects has seen to it
    title = parts.quoted(language.phrase(product.title), language)
    return _News(
        day=product.done,
        dateline=language.plain(language.date(product.done)).as_opening,
        headline=language.phrase(product.headline) if product.headline else title,
        subtitle=_product_subtitle(register, product, language),
        lead=_product_lead(register, product, language),
        body=language.prose(product.text) if product.text else (),
        story=tuple(_product_sections(register, product, language)),
        quote=product.quote,
        coming_next=_follow_up(register, language),
        figures=tuple(parts.pages(register, product, language)),
    )


def _product_subtitle(register: Register, product: Product, language: Language) -> Phrase:
    project = parts.project_title(register, language)
    if product.type is None:
        return language.say("New from the project {project}", project=project)
    return language.say(
        "{type} from the project {project}", type=language.phrase(product.type), project=project
    ).as_opening


def _product_lead(register: Register, product: Product, language: Language) -> Prose:
    assert product.done is not None  # noqa: S101 - subjects has seen to it
    title = parts.quoted(language.phrase(product.title), language)
    if details := list(_details(register, product, language)):
        title = language.say(
            "{title} ({details})",
            title=title,
            details=Phrase.joined(details, language.separator(", ")),
        )
    finished = language.say(
        "{when}, a new product of the project {project} was completed: {title}.",
        when=language.when(Period(product.done, product.done)),
        project=parts.project_title(register, language),
        title=title,
    ).as_opening
    sentences = [finished, _who(register, language)]
    return (paragraph(Phrase.joined(sentences, language.separator(" "))),)


def _details(register: Register, product: Product, language: Language) -> Iterator[Phrase]:
    """What sort of thing it is, how long, and in which languages."""
    if product.type:
        yield language.phrase(product.type)
    yield from parts.pages(register, product, language)
    if product.languages:
        names = [language.grammar.language_name(code) for code in product.languages]
        yield language.say("in {languages}", languages=language.names(names))


def _product_sections(
    register: Register, product: Product, language: Language
) -> Iterator[Section]:
    if product.audience:
        yield _section(language.say("Who it is for"), language.phrase(product.audience))
    if product.availability:
        link = language.link(product.availability, product.availability)
        yield _section(language.say("Where to get it"), link)
    if others := list(_also_made(register, product)):
        listed = bullets(parts.product_name(other, language) for other in others)
        yield Section(heading=language.say("Also made in the project"), blocks=listed)
    if register.project.partnership:
        yield Section(
            heading=language.say("About the partnership"),
            blocks=language.prose(register.project.partnership),
        )


def _also_made(register: Register, product: Product) -> Iterator[Product]:
    """The other products, without those that are known to be unfinished."""
    for other in register.products.values():
        if other.id != product.id and other.state in (None, State.FINAL):
            yield other


def _section(heading: Phrase, phrase: Phrase) -> Section:
    return Section(heading=heading, blocks=(paragraph(phrase),))


def _follow_up(register: Register, language: Language) -> Section | None:
    text = register.project.follow_up
    if text is None:
        return None
    return Section(heading=language.say("What comes next"), blocks=language.prose(text))


def _who(register: Register, language: Language) -> Phrase:
    return language.say_number(
        "The project brings together {number} partner from {countries}.",
        "The project brings together {number} partners from {countries}.",
        figures.partners(register).value,
        countries=parts.countries_of_origin(register, language),
    )


def _quotation(quote: Quote, language: Language) -> Quotation:
    return Quotation(
        text=parts.quoted(language.phrase(quote.text), language),
        speaker=parts.person(quote.who, quote.function, language),
    )


def _notes(register: Register, news: _News, language: Language) -> Iterator[Fact]:
    """What an editor may need beside the text."""
    title = parts.project_title(register, language)
    yield Fact(
        label=language.say("Project"),
        blocks=(paragraph(title), *language.prose(register.project.aim)),
    )
    yield parts.duration(register, language)
    yield parts.fact(language.say("Programme"), parts.programme_line(register, language))
    yield Fact(label=language.say("Partners"), blocks=_partners(register, language))
    told = [parts.how_many(register, language), *news.figures]
    yield parts.fact(language.say("In figures"), Phrase.joined(told, language.separator(" · ")))
    for section in news.details:
        yield Fact(label=section.heading, blocks=section.blocks)
    if news.photos:
        pictures = bullets(_available(register, photo, language) for photo in news.photos)
        yield Fact(label=language.say("Pictures available"), blocks=pictures)
    yield from parts.contact(register, language)


def _partners(register: Register, language: Language) -> Prose:
    return bullets(
        language.say("{name}, {country}", name=name, country=country)
        for country, name in parts.partners_by_country(register, language)
    )


def _available(register: Register, photo: Photo, language: Language) -> Phrase:
    picture = parts.picture(register, photo, language)
    told = [phrase for phrase in (picture.caption, picture.credit) if phrase]
    return Phrase.joined(told, language.separator(" – "))


def remarks(register: Register, subject: str, releases: Mapping[str, Document]) -> Iterator[Remark]:
    """A release of another length than journalists expect, down to its mark for the end."""
    lengths = {
        code: words
        for code, release in releases.items()
        if (words := _words(release)) not in EXPECTED_WORDS
    }
    if lengths:
        told = ", ".join(f"{words} words in '{code}'" for code, words in lengths.items())
        fewest, most = EXPECTED_WORDS[0], EXPECTED_WORDS[-1]
        message = f"The press release has {told}; journalists expect {fewest} to {most}."
        folder = "meetings" if subject in register.meetings else "products"
        owner = partner(register, subject) or register.project.coordinator
        yield Remark("press-release-length", f"{folder}/{subject}", (), message, owner)


def _words(release: Document) -> int:
    """How many words stand above the mark for the end; a dash alone is none."""
    fields = release.fields
    told = [said(fields[name]) for name in COUNTED]
    return sum(any(letter.isalnum() for letter in word) for word in " ".join(told).split())


KIND = Kind(
    name="press-release",
    template="press-release",
    view=PressRelease,
    about=("meeting", "product"),
    subjects=subjects,
    compose=compose,
    records=records,
    partner=partner,
    remarks=remarks,
    notice=NoticeForm.COMMUNICATION,
)
