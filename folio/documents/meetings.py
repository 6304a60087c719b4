"""What documents of several kinds tell of a meeting: the story, its outcome, what comes next."""

from collections.abc import Iterator

from folio.documents import parts
from folio.documents.view import Section
from folio.model import figures
from folio.model.meeting import Meeting, ProgrammeItem, Progress
from folio.model.product import Product, State
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase, Prose, bullets, paragraph


def records(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """The names of the records that a document about a meeting is made from."""
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


def headline(meeting: Meeting, language: Language) -> Phrase:
    """What the meeting means to people, or else which meeting it was and where."""
    return language.phrase(meeting.title) if meeting.title else which_and_where(meeting, language)


def which_and_where(meeting: Meeting, language: Language) -> Phrase:
    """Which meeting it was and where: `Second partner meeting in Smilgava, Latvia`."""
    return language.say(
        "{ordinal} partner meeting in {place}",
        ordinal=parts.opening_ordinal(meeting.number, language),
        place=parts.located(meeting.place, language),
    )


def name(meeting: Meeting, language: Language, between: str = ", ") -> Phrase:
    """The same as a heading or a table has it: `Second partner meeting, Smilgava, Latvia`."""
    which = language.say(
        "{ordinal} partner meeting", ordinal=parts.opening_ordinal(meeting.number, language)
    )
    town = parts.town(meeting.place, language)
    return Phrase.joined([which, town], language.separator(between))


def held(register: Register, meeting: Meeting, language: Language) -> Phrase:
    """When and where which partner meeting of the project took place, as one sentence."""
    assert meeting.dates is not None  # noqa: S101 - only such a meeting is written about
    told = {
        "when": language.when(meeting.dates),
        "ordinal": parts.ordinal(meeting.number, language),
        "project": parts.project_title(register, language),
        "place": parts.located(meeting.place, language),
    }
    venue = meeting.place.venue
    if venue is None:
        return language.say(
            "{when}, the {ordinal} partner meeting of the project {project} took place in {place}.",
            **told,
        ).as_opening
    return language.say(
        "{when}, the {ordinal} partner meeting of the project {project} took place in {place} "
        "({venue}).",
        venue=language.phrase(venue),
        **told,
    ).as_opening


def turnout(register: Register, meeting: Meeting, language: Language) -> list[Phrase]:
    """How many people took part, as a sentence, where that is known."""
    total = figures.participants(register, meeting.id).value
    if not total:
        return []
    return [
        language.say_number(
            "It was attended by {number} person.", "It was attended by {number} people.", total
        )
    ]


def on_the_programme(register: Register, meeting: Meeting, language: Language) -> Iterator[Section]:
    """What was on, and who had drawn it up."""
    if blocks := _programme(register, meeting, language):
        yield Section(heading=language.say("On the programme"), blocks=blocks)


def guests(meeting: Meeting, language: Language) -> Iterator[Section]:
    """Whom the partners met."""
    if meeting.guests:
        guests = bullets(
            parts.person(guest.name, guest.function, language) for guest in meeting.guests
        )
        yield Section(heading=language.say("Whom the partners met"), blocks=guests)


def outcome(meeting: Meeting, language: Language) -> Iterator[Section]:
    """The results and the decisions."""
    if meeting.results:
        blocks = parts.items(meeting.results, language)
        yield Section(heading=language.say("Results"), blocks=blocks)
    if meeting.decisions:
        blocks = parts.items(meeting.decisions, language)
        yield Section(heading=language.say("Decisions"), blocks=blocks)


def progress(
    register: Register, progress: Progress, language: Language
) -> tuple[Phrase, Phrase, Phrase]:
    """How far a product is: what it is called, its state in a word, and a note."""
    product = register.products[progress.product] if progress.product else None
    if product:
        title = parts.quoted(language.phrase(product.title), language)
    else:
        title = language.phrase(progress.title) if progress.title else Phrase()
    return (
        title,
        parts.state_name(progress.state, language) if progress.state else Phrase(),
        _note(register, progress, product, language),
    )


def coming_next(register: Register, meeting: Meeting, language: Language) -> Section | None:
    """What the partners do until they meet again, and when and where that is."""
    until_then = language.prose(meeting.coming_next) if meeting.coming_next else ()
    meets = _next_meeting(register, meeting, language)
    blocks = (*until_then, *([paragraph(meets)] if meets else []))
    return Section(heading=language.say("What comes next"), blocks=blocks) if blocks else None


def prepared_by(register: Register, meeting: Meeting, language: Language) -> Phrase:
    """Who put the information together, or that this is not named yet."""
    prepared_by = meeting.prepared_by
    if prepared_by is None:
        return language.say("not named yet")
    told = [
        language.plain(prepared_by.name) if prepared_by.name else Phrase(),
        language.phrase(prepared_by.function) if prepared_by.function else Phrase(),
        parts.partner_name(register.partners[prepared_by.partner], language),
    ]
    return Phrase.joined([phrase for phrase in told if phrase], language.separator(", "))


def author(register: Register, meeting: Meeting, language: Language) -> str:
    """The partner that prepared it, or else the one that leads."""
    prepared_by = meeting.prepared_by
    partner = register.partners[prepared_by.partner] if prepared_by else register.coordinator
    return str(parts.partner_name(partner, language))


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


def _next_meeting(register: Register, meeting: Meeting, language: Language) -> Phrase:
    stop = register.next_stop(meeting)
    if stop is None:
        return Phrase()
    when = language.when(stop.dates) if stop.dates else ""
    where = parts.located(stop.place, language) if stop.place else Phrase()
    if when and where:
        return language.say(
            "The next partner meeting will take place {when} in {place}.", when=when, place=where
        )
    if where:
        return language.say("The next partner meeting will take place in {place}.", place=where)
    return language.say("The next partner meeting will take place {when}.", when=when)


def _note(
    register: Register, progress: Progress, product: Product | None, language: Language
) -> Phrase:
    """What the record says of the progress, or else how many pages a finished product has."""
    if progress.text:
        return language.phrase(progress.text)
    if product and progress.state == State.FINAL:
        return next(parts.pages(register, product, language), Phrase())
    return Phrase()
