"""The newsletter: one edition tells of one meeting, and bears its number."""

from collections.abc import Iterator

from pydantic import Field

from folio.documents import parts
from folio.documents.kind import Kind
from folio.documents.view import Document, Fact, Masthead, Picture, Publicity, Section, Table
from folio.model.meeting import ActionPoint, Meeting, Photo, ProgrammeItem, Progress
from folio.model.product import Product, State
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase, Prose, bullets, paragraph


class Newsletter(Document):
    """What one edition says in one language: the fields of its templates."""

    masthead: Masthead = Field(description="Project, programme, edition and date.")
    kicker: Phrase = Field(description="Which meeting and where, in a few words.")
    headline: Phrase = Field(description="The headline.")
    lead: Prose = Field(description="Which meeting, where and when, and what it means.")
    in_short_heading: Phrase = Field(description="The heading of the project in short.")
    in_short: tuple[Fact, ...] = Field(description="Aim, duration, countries, coordinator.")
    story: tuple[Section, ...] = Field(description="What happened, the programme, the guests.")
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


def compose(register: Register, subject: str, language: Language) -> Newsletter:
    """The edition about a meeting, by the meeting's id; one of those that `subjects` names."""
    meeting = register.meetings[subject]
    assert meeting.dates is not None  # noqa: S101 - subjects has seen to it
    edition = language.say("Newsletter no.\u00a0{number}", number=meeting.number)
    date = parts.meeting_month(meeting, language)
    head = parts.masthead(register, edition, date, language)
    kicker = _kicker(meeting, language)
    between = language.separator(" · ")
    return Newsletter(
        language=language.code,
        title=Phrase.joined([head.project, edition], between),
        subject=kicker,
        author=_author(register, meeting, language),
        dated=meeting.dates.start.first,
        running_foot=Phrase.joined([head.project, edition, date], between),
        page_label=language.say("Page"),
        illustrative=parts.illustrative(register, language),
        masthead=head,
        kicker=kicker,
        headline=_headline(meeting, language),
        lead=_lead(register, meeting, language),
        in_short_heading=language.say("The project in short"),
        in_short=parts.in_short(register, language),
        story=tuple(_story(register, meeting, language)),
        outcome=tuple(_outcome(meeting, language)),
        action_points=_action_points(register, meeting, language),
        progress=_progress(register, meeting, language),
        photos=tuple(_picture(register, photo, language) for photo in meeting.photos),
        coming_next=_coming_next(register, meeting, language),
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
    following = register.following(meeting)
    products = [progress.product for progress in meeting.progress if progress.product]
    return (
        "project",
        "programme",
        *(f"partners/{partner}" for partner in register.partners),
        f"meetings/{meeting.id}",
        *([f"meetings/{following.id}"] if following else []),
        *(f"products/{product}" for product in products),
    )


def partner(register: Register, subject: str) -> str:
    """The host of the meeting, or nobody where that is not known."""
    return register.meetings[subject].host or ""


def _author(register: Register, meeting: Meeting, language: Language) -> str:
    """The partner that prepared it, or else the one that leads."""
    prepared_by = meeting.prepared_by
    partner = register.partners[prepared_by.partner] if prepared_by else register.coordinator
    return str(parts.partner_name(partner, language))


def _kicker(meeting: Meeting, language: Language) -> Phrase:
    which = language.say(
        "{ordinal} partner meeting", ordinal=parts.opening_ordinal(meeting.number, language)
    )
    return Phrase.joined([which, parts.town(meeting.place, language)], language.separator(" · "))


def _headline(meeting: Meeting, language: Language) -> Phrase:
    if meeting.title:
        return language.phrase(meeting.title)
    return language.say(
        "{ordinal} partner meeting in {place}",
        ordinal=parts.opening_ordinal(meeting.number, language),
        place=parts.located(meeting.place, language),
    )


def _lead(register: Register, meeting: Meeting, language: Language) -> Prose:
    """Where and when within which project and programme; then what the record adds to it."""
    assert meeting.dates is not None  # noqa: S101 - subjects has seen to it
    sentences = [
        language.say(
            "{when}, the {ordinal} partner meeting of the project {project} took place in {place}.",
            when=language.grammar.when(meeting.dates),
            ordinal=parts.ordinal(meeting.number, language),
            project=parts.project_title(register, language),
            place=parts.at_the_venue(meeting.place, language),
        ).as_opening,
        *_turnout(meeting, language),
        language.say(
            "The project is carried out within {programme}.",
            programme=language.phrase(register.programme.within),
        ),
    ]
    opening = paragraph(Phrase.joined(sentences, language.separator(" ")))
    return (opening, *(language.prose(meeting.lead) if meeting.lead else ()))


def _turnout(meeting: Meeting, language: Language) -> list[Phrase]:
    total = meeting.participants_total
    if total is None:
        return []
    return [
        language.say_number(
            "It was attended by {number} person.", "It was attended by {number} people.", total
        )
    ]


def _story(register: Register, meeting: Meeting, language: Language) -> Iterator[Section]:
    if meeting.summary:
        yield Section(
            heading=language.say("About the meeting"), blocks=language.prose(meeting.summary)
        )
    if blocks := _programme(register, meeting, language):
        yield Section(heading=language.say("On the programme"), blocks=blocks)
    if meeting.guests:
        guests = bullets(
            language.say(
                "{name}, {function}", name=guest.name, function=language.phrase(guest.function)
            )
            for guest in meeting.guests
        )
        yield Section(heading=language.say("Whom the partners met"), blocks=guests)


def _programme(register: Register, meeting: Meeting, language: Language) -> Prose:
    programme = meeting.programme
    if programme is None:
        return ()
    drawn_up = _drawn_up(register, meeting, language)
    listed = bullets(_programme_item(register, item, language) for item in programme.items)
    return (*([paragraph(drawn_up)] if drawn_up else []), *listed)


def _drawn_up(register: Register, meeting: Meeting, language: Language) -> Phrase:
    programme = meeting.programme
    if programme is None or programme.drawn_up_by is None:
        return Phrase()
    partner = parts.partner_name(register.partners[programme.drawn_up_by], language)
    if programme.agreed_by_all:
        return language.say(
            "The work programme was drawn up by {partner} and agreed by all partners.",
            partner=partner,
        )
    return language.say("The work programme was drawn up by {partner}.", partner=partner)


def _programme_item(register: Register, item: ProgrammeItem, language: Language) -> Phrase:
    phrase = language.phrase(item.title)
    if item.by:
        by = parts.short_name(register.partners[item.by], language)
        phrase = language.say("{item} ({partner})", item=phrase, partner=by)
    if item.day:
        day = language.date(item.day)
        phrase = language.say("{day}: {item}", day=day, item=phrase)
    return phrase


def _outcome(meeting: Meeting, language: Language) -> Iterator[Section]:
    if meeting.results:
        blocks = parts.items(meeting.results, language)
        yield Section(heading=language.say("Results"), blocks=blocks)
    if meeting.decisions:
        blocks = parts.items(meeting.decisions, language)
        yield Section(heading=language.say("Decisions"), blocks=blocks)


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
        names = [str(parts.short_name(register.partners[name], language)) for name in point.who]
        who = language.names(names)
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
        rows=tuple(_product(register, progress, language) for progress in meeting.progress),
    )


def _product(register: Register, progress: Progress, language: Language) -> tuple[Phrase, ...]:
    product = register.products[progress.product] if progress.product else None
    title = product.title if product else progress.title
    return (
        language.phrase(title) if title else Phrase(),
        parts.state_name(progress.state, language) if progress.state else Phrase(),
        _note(progress, product, language),
    )


def _note(progress: Progress, product: Product | None, language: Language) -> Phrase:
    """What the record says of the progress, or else how many pages a finished product has."""
    if progress.text:
        return language.phrase(progress.text)
    if product and product.pages and progress.state == State.FINAL:
        return language.say_number("{number} page", "{number} pages", product.pages)
    return Phrase()


def _picture(register: Register, photo: Photo, language: Language) -> Picture:
    file = register.pictures[photo.file] if photo.file else None
    caption = language.phrase(photo.caption)
    return Picture(
        caption=caption,
        alt=language.phrase(photo.alt) if photo.alt else caption,
        credit=language.say("Photo: {credit}", credit=photo.credit) if photo.credit else Phrase(),
        note=Phrase() if file else language.say("The picture is not at hand yet."),
        file=file.path if file else None,
        digest=file.digest if file else "",
    )


def _coming_next(register: Register, meeting: Meeting, language: Language) -> Section | None:
    until_then = language.prose(meeting.coming_next) if meeting.coming_next else ()
    meets = _next_meeting(register, meeting, language)
    blocks = (*until_then, *([paragraph(meets)] if meets else []))
    return Section(heading=language.say("What comes next"), blocks=blocks) if blocks else None


def _next_meeting(register: Register, meeting: Meeting, language: Language) -> Phrase:
    stop = register.next_stop(meeting)
    if stop is None:
        return Phrase()
    when = language.grammar.when(stop.dates) if stop.dates else ""
    where = parts.located(stop.place, language) if stop.place else Phrase()
    if when and where:
        return language.say(
            "The next partner meeting will take place {when} in {place}.", when=when, place=where
        )
    if where:
        return language.say("The next partner meeting will take place in {place}.", place=where)
    return language.say("The next partner meeting will take place {when}.", when=when)


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
    yield Fact(label=label, blocks=(paragraph(_prepared_by(register, meeting, language)),))
    leader = register.coordinator
    if leader.contact:
        blocks = parts.contact_blocks(leader.contact, leader.website, language)
        yield Fact(label=language.say("Contact"), blocks=blocks)


def _prepared_by(register: Register, meeting: Meeting, language: Language) -> Phrase:
    prepared_by = meeting.prepared_by
    if prepared_by is None:
        return language.say("not named yet")
    told = [
        language.plain(prepared_by.name) if prepared_by.name else Phrase(),
        language.phrase(prepared_by.function) if prepared_by.function else Phrase(),
        parts.partner_name(register.partners[prepared_by.partner], language),
    ]
    return Phrase.joined([phrase for phrase in told if phrase], language.separator(", "))


KIND = Kind("newsletter", Newsletter, subjects, compose, records, partner)
