"""What documents of several kinds say alike: names, places, ordinals, the project in short."""

from folio.documents.view import Fact, Masthead, Publicity, Table
from folio.model.meeting import Meeting, Place
from folio.model.partner import Contact, Partner
from folio.model.product import State
from folio.model.register import Register
from folio.text.dates import Period
from folio.text.language import Language
from folio.text.marks import Phrase, Prose, Run, bullets, paragraph
from folio.text.wording import Wording


def partner_name(partner: Partner, language: Language) -> Phrase:
    """The partner's name as the language says it, or in its own spelling."""
    if partner.name_in:
        return language.phrase(partner.name_in)
    return Phrase.plain(partner.name, partner.language)


def short_name(partner: Partner, language: Language) -> Phrase:
    """The partner's short name, or its full one where it has none."""
    return (
        language.phrase(partner.short_name)
        if partner.short_name
        else partner_name(partner, language)
    )


def located(place: Place, language: Language) -> Phrase:
    """The place as it reads after 'in': `Vejle, Denmark`, lv `Vejlē, Dānijā`."""
    return language.phrase(place.located) if place.located else town(place, language)


def at_the_venue(place: Place, language: Language) -> Phrase:
    """The place as it reads after 'in', with the house in brackets where it is known."""
    where = located(place, language)
    if place.venue is None:
        return where
    return language.say("{place} ({venue})", place=where, venue=language.phrase(place.venue))


def town(place: Place, language: Language) -> Phrase:
    """Town and country, standing alone."""
    country = language.plain(language.grammar.country(place.country))
    return Phrase.joined([language.phrase(place.city), country], language.separator(", "))


def items(wordings: tuple[Wording, ...], language: Language) -> Prose:
    """Wordings as the items of a list, with their marks; each item is one paragraph."""
    blocks = (block for wording in wordings for block in language.prose(wording))
    return bullets(block.phrase for block in blocks)


def project_title(register: Register, language: Language) -> Phrase:
    """The project's title in quotation marks, in the language it was granted in."""
    opening, closing = language.grammar.quotation_marks
    title = Run(register.project.title, register.project.working_language)
    return Phrase((Run(opening, language.code), title, Run(closing, language.code)))


def masthead(register: Register, edition: Phrase, date: Phrase, language: Language) -> Masthead:
    """The head of the first page."""
    programme = register.programme
    lines = [programme.name, programme.sub_programme, programme.action]
    return Masthead(
        project=Phrase.plain(register.project.title, register.project.working_language),
        programme=Phrase.joined(
            [language.phrase(line) for line in lines if line], language.separator(" · ")
        ),
        edition=edition,
        date=date,
    )


def ordinal(number: int, language: Language) -> Phrase:
    """Which partner meeting it is, as a sentence says it: `second`, lv `otrā`."""
    words = (
        language.say_in("ordinal before 'partner meeting', in a sentence", "first"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "second"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "third"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "fourth"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "fifth"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "sixth"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "seventh"),
        language.say_in("ordinal before 'partner meeting', in a sentence", "eighth"),
    )
    return _word_or_digits(words, number, language)


def opening_ordinal(number: int, language: Language) -> Phrase:
    """Which partner meeting it is, as a heading begins: `Second`, de `Zweites`."""
    words = (
        language.say_in("ordinal before 'partner meeting', opening a heading", "First"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Second"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Third"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Fourth"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Fifth"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Sixth"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Seventh"),
        language.say_in("ordinal before 'partner meeting', opening a heading", "Eighth"),
    )
    return _word_or_digits(words, number, language)


def state_name(state: State, language: Language) -> Phrase:
    """How far a product is, in a word."""
    names = {
        State.PLANNED: language.say_in("state of a product", "planned"),
        State.IN_DEVELOPMENT: language.say_in("state of a product", "in development"),
        State.DRAFTED: language.say_in("state of a product", "drafted"),
        State.TESTED: language.say_in("state of a product", "tested"),
        State.FINAL: language.say_in("state of a product", "final"),
    }
    return names[state]


def countries(register: Register, language: Language) -> Phrase:
    """The partners' countries in the alphabetical order of the language."""
    names = [language.grammar.country(code) for code in register.countries]
    return language.plain(language.grammar.names(language.grammar.sorted(names)))


def in_short(register: Register, language: Language) -> tuple[Fact, ...]:
    """The project in short: what it is for, how long, who."""
    project = register.project
    how_many = language.say(
        "{partners} {from_countries}",
        partners=language.say_number(
            "{number} partner", "{number} partners", len(register.partners)
        ),
        from_countries=language.say_number(
            "from {number} country", "from {number} countries", len(register.countries)
        ),
    )
    lasts = language.plain(language.grammar.span(project.period))
    return (
        Fact(label=language.say("Aim"), blocks=language.prose(project.aim)),
        _fact(language.say("Duration"), lasts),
        _fact(language.say("Partnership"), how_many),
        _fact(language.say("Partner countries"), countries(register, language)),
        _fact(language.say("Coordinator"), partner_name(register.coordinator, language)),
    )


def partners_table(register: Register, language: Language) -> Table:
    """All partners by country and name, with the coordinator marked."""
    rows = [_partner_row(partner, register, language) for partner in register.partners.values()]
    return Table(
        heading=language.say("Partners"),
        columns=(language.say_in("column", "Country"), language.say_in("column", "Organisation")),
        rows=tuple(
            sorted(rows, key=lambda row: [language.grammar.order(str(cell)) for cell in row])
        ),
    )


def publicity(register: Register, language: Language) -> Publicity:
    """The notice for publications in the language, or in the nearest there is."""
    notices = {code: notice.publication.text for code, notice in register.programme.notices.items()}
    return Publicity(
        notice=language.phrase(Wording.of(notices)),
        emblem_alt=language.say("Flag of the European Union: twelve golden stars on blue"),
    )


def contact_blocks(contact: Contact, website: str | None, language: Language) -> Prose:
    """Whom to ask, a line for each detail that is known."""
    person = [language.plain(contact.name)] if contact.name else []
    role = [language.phrase(contact.role)] if contact.role else []
    known = [
        Phrase.joined([*person, *role], language.separator(", ")),
        language.link(contact.email, f"mailto:{contact.email}") if contact.email else Phrase(),
        language.plain(contact.phone) if contact.phone else Phrase(),
        language.link(website, website) if website else Phrase(),
    ]
    return tuple(paragraph(line) for line in known if line)


def platform(register: Register, language: Language) -> Prose:
    """The communication platform: what it is for, and where it is."""
    platform = register.project.platform
    if platform is None:
        return ()
    text = language.prose(platform.text) if platform.text else ()
    if platform.url:
        link = language.link(platform.name or platform.url, platform.url)
        return (*text, paragraph(link))
    return (*text, *([paragraph(language.plain(platform.name))] if platform.name else []))


def illustrative(register: Register, language: Language) -> Phrase:
    """What is printed on every page of made-up data; empty for a real project."""
    if not register.project.illustrative:
        return Phrase()
    return language.say("Example with made-up people, organisations and figures")


def meeting_month(meeting: Meeting, language: Language) -> Phrase:
    """Month and year of a meeting, for the date of an edition."""
    dates: Period | None = meeting.dates
    if dates is None:
        return Phrase()
    day = dates.start
    return language.plain(language.grammar.month(day) if day.month else language.date(day))


def _fact(label: Phrase, phrase: Phrase) -> Fact:
    return Fact(label=label, blocks=(paragraph(phrase),))


def _word_or_digits(words: tuple[Phrase, ...], number: int, language: Language) -> Phrase:
    if number <= len(words):
        return words[number - 1]
    return language.plain(language.grammar.ordinal(number))


def _partner_row(partner: Partner, register: Register, language: Language) -> tuple[Phrase, ...]:
    name = partner_name(partner, language)
    if partner.id == register.project.coordinator:
        name = language.say("{partner} (coordinator)", partner=name)
    return language.plain(language.grammar.country(partner.country)), name
