"""The newsletter: one edition tells of one meeting, and bears its number."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from folio.documents import meetings, news, parts
from folio.documents.kind import Kind
from folio.documents.view import Fact, Masthead, News, Publicity, Section, Table
from folio.model.meeting import ActionPoint, Meeting
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase, Picture, Prose, paragraph


class Newsletter(News):
    """What one edition says in one language: the fields of its templates."""

    masthead: Masthead = Field(description="Project, programme, edition and date.")
    kicker: Phrase = Field(description="Which meeting and where, in a few words.")
    headline: Phrase = Field(description="The headline.")
    lead: Prose = Field(description="Which meeting, where and when, and what it means.")
    in_short_heading: Phrase = Field(description="The heading of the project in short.")
    in_short: tuple[Fact, ...] = Field(description="Aim, duration, countries, coordinator.")
    story: tuple[Section, ...] = Field(
        description="What happened, the programme, the guests, news from the partners."
    )
    outcome: tuple[Section, ...] = Field(description="Results and decisions.")
    action_points: Table | None = Field(description="Who does what by when, if it is known.")
    progress: Table | None = Field(description="How far the products are, if it is known.")
    photos: tuple[Picture, ...] = Field(description="The photos, with caption and credit.")
    coming_next: Section | None = Field(description="What comes next, with the next meeting.")
    background: tuple[Section, ...] = Field(
        description="The partnership, its activities, the results expected, the platform."
    )
    partners: Table = Field(description="The partners by country.")
    imprint: tuple[Fact, ...] = Field(description="Who prepared this, and the contact.")
    publicity: Publicity = Field(description="Emblem and notice, together and unaltered.")

    @property
    def in_message(self) -> dict[str, Any]:
        """The story and its outcome, with the project in short; without what it is a part of."""
        return {
            "project": self.masthead.project,
            "label": self.masthead.edition,
            "dateline": self.masthead.date,
            "kicker": self.kicker,
            "headline": self.headline,
            "lead": self.lead,
            "pictures": tuple(picture for picture in self.photos if picture.file),
            "sections": (*self.story, *self.outcome),
            "table": self.action_points,
            "coming_next": self.coming_next,
            "facts_heading": self.in_short_heading,
            "facts": (*self.in_short, *self.imprint),
            "publicity": self.publicity,
        }


def compose(register: Register, subject: str, language: Language) -> Newsletter:
    """The edition about a meeting, by the meeting's id; one of those that `subjects` names."""
    meeting = register.meetings[subject]
    assert meeting.dates is not None  # noqa: S101 - subjects has seen to it
    edition = language.say("Newsletter no.\u00a0{number}", number=meeting.number)
    date = parts.month(meeting.dates.start, language).as_opening
    head = parts.masthead(register, edition, date, language)
    kicker = meetings.name(meeting, language, " · ")
    between = language.separator(" · ")
    return Newsletter(
        language=language.code,
        title=Phrase.joined([head.project, edition], between),
        subject=kicker,
        author=meetings.author(register, meeting, language),
        dated=meeting.dates.start.first,
        running_foot=Phrase.joined([head.project, edition, date], between),
        page_label=language.say("Page"),
        illustrative=parts.illustrative(register, language),
        masthead=head,
        kicker=kicker,
        headline=meetings.headline(meeting, language),
        lead=_lead(register, meeting, language),
        in_short_heading=language.say("The project in short"),
        in_short=parts.in_short(register, language),
        story=tuple(_story(register, meeting, language)),
        outcome=tuple(meetings.outcome(meeting, language)),
        action_points=_action_points(register, meeting, language),
        progress=_progress(register, meeting, language),
        photos=tuple(parts.picture(register, photo, language) for photo in meeting.photos),
        coming_next=meetings.coming_next(register, meeting, language),
        background=tuple(_background(register, language)),
        partners=parts.partners_table(register, language),
        imprint=tuple(_imprint(register, meeting, language)),
        publicity=parts.publicity(register, language),
    )


def subjects(register: Register) -> tuple[str, ...]:
    """The meetings of which there is enough to tell, in their order."""
    return tuple(meeting.id for meeting in register.meetings_in_order if not meeting.lacks)


def records(register: Register, subject: str) -> tuple[str, ...]:
    """The names of the records an edition is made from."""
    meeting = register.meetings[subject]
    return (*meetings.records(register, meeting), *news.records(register, meeting))


def partner(register: Register, subject: str) -> str:
    """The host of the meeting, or nobody where that is not known."""
    return register.meetings[subject].host or ""


def _lead(register: Register, meeting: Meeting, language: Language) -> Prose:
    """Where and when within which project and programme; then what the record adds to it."""
    sentences = [
        meetings.held(register, meeting, language),
        *meetings.turnout(register, meeting, language),
        language.say(
            "The project is carried out within {programme}.",
            programme=language.phrase(register.programme.within),
        ),
    ]
    opening = paragraph(Phrase.joined(sentences, language.separator(" ")))
    return (opening, *(language.prose(meeting.lead) if meeting.lead else ()))


def _story(register: Register, meeting: Meeting, language: Language) -> Iterator[Section]:
    if meeting.summary:
        blocks = language.prose(meeting.summary)
        yield Section(heading=language.say("About the meeting"), blocks=blocks)
    yield from meetings.on_the_programme(register, meeting, language)
    yield from meetings.guests(meeting, language)
    yield from news.from_the_partners(register, meeting, language)


def _action_points(register: Register, meeting: Meeting, language: Language) -> Table | None:
    if not meeting.action_points:
        return None
    return Table(
        heading=language.say("Who does what by when"),
        columns=(
            language.say_in("column", "What"),
            language.say_in("column", "Who"),
            language.say_in("column", "By when"),
        ),
        rows=tuple(_action_point(register, point, language) for point in meeting.action_points),
    )


def _action_point(register: Register, point: ActionPoint, language: Language) -> tuple[Phrase, ...]:
    if point.who == "all":
        who = language.say("all partners")
    else:
        partners = (register.partners[name] for name in point.who)
        who = language.listed([parts.short_name(partner, language) for partner in partners])
    due = language.plain(language.date(point.due)) if point.due else language.say("open")
    return language.phrase(point.what), who, due


def _progress(register: Register, meeting: Meeting, language: Language) -> Table | None:
    if not meeting.progress:
        return None
    return Table(
        heading=language.say("Progress with the products"),
        columns=(
            language.say_in("column", "Product"),
            language.say_in("column", "State"),
            language.say_in("column", "Note"),
        ),
        rows=tuple(
            meetings.progress(register, progress, language) for progress in meeting.progress
        ),
    )


def _background(register: Register, language: Language) -> Iterator[Section]:
    project = register.project
    if project.partnership:
        blocks = language.prose(project.partnership)
        yield Section(heading=language.say("About the partnership"), blocks=blocks)
    if project.expected_results:
        blocks = parts.items(project.expected_results, language)
        yield Section(heading=language.say("Expected results"), blocks=blocks)
    if project.planned_activities:
        blocks = parts.items(project.planned_activities, language)
        yield Section(heading=language.say("Planned activities"), blocks=blocks)
    if blocks := parts.platform(register, language):
        yield Section(heading=language.say("Communication platform"), blocks=blocks)


def _imprint(register: Register, meeting: Meeting, language: Language) -> Iterator[Fact]:
    label = language.say("Information prepared by")
    yield Fact(label=label, blocks=(paragraph(meetings.prepared_by(register, meeting, language)),))
    yield from parts.contact(register, language)


KIND = Kind(
    name="newsletter",
    template="newsletter",
    view=Newsletter,
    about=("meeting",),
    subjects=subjects,
    compose=compose,
    records=records,
    partner=partner,
)
