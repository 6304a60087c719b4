"""What documents of several kinds say alike: names, places, ordinals, the project in short."""

from collections.abc import Iterator

from folio.documents.view import Fact, Masthead, Publicity, Table
from folio.model import figures
from folio.model.meeting import Photo, Place
from folio.model.partner import Contact, Partner
from folio.model.product import Product, State
from folio.model.programme import NoticeForm
from folio.model.register import Register
from folio.text.dates import PartialDate
from folio.text.language import Language
from folio.text.marks import Phrase, Picture, Prose, Run, bullets, paragraph
from folio.text.wording import Wording


def partner_name(partner: Partner, language: Language) -> Phrase:
    """The partner's name as the language says it, or in its own spelling and language."""
    told = language.phrase(partner.name_in) if partner.name_in else None
    if told is None or (str(told) == partner.name and partner.is_named_in_its_language):
        return Phrase.plain(partner.name, partner.language)
    return told


def short_name(partner: Partner, language: Language) -> Phrase:
    """The partner's short name, or its full one where it has none."""
    return (
        language.phrase(partner.short_name)
        if partner.short_name
        else partner_name(partner, language)
    )


def located(place: Place, language: Language) -> Phrase:
    """The place as it reads after 'in': `Vejle, Denmark`, lv `Vejlē, Dānijā`."""
    if place.located and language.has(place.located):
        return language.phrase(place.located)
    return language.say_in(
        "a place as it reads after 'in'",
        "{town}, {country}",
        town=language.phrase(place.city),
        country=language.grammar.country_after_in(place.country),
    )


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
    title = Phrase.plain(register.project.title, register.project.working_language)
    return quoted(title, language)


def quoted(phrase: Phrase, language: Language) -> Phrase:
    """A title or an utterance in the quotation marks of the language around it."""
    opening, closing = language.grammar.quotation_marks
    return Phrase((Run(opening, language.code), *phrase.runs, Run(closing, language.code)))


def programme_line(register: Register, language: Language) -> Phrase:
    """Programme, sub-programme and action on one line."""
    programme = register.programme
    names = [programme.name, programme.sub_programme, programme.action]
    return Phrase.joined(
        [language.phrase(name) for name in names if name], language.separator(" · ")
    )


def masthead(register: Register, edition: Phrase, date: Phrase, language: Language) -> Masthead:
    """The head of the first page."""
    return Masthead(
        project=Phrase.plain(register.project.title, register.project.working_language),
        programme=programme_line(register, language),
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
    return language.names(
        [language.grammar.country(code) for code in _countries(register, language)]
    )


def countries_of_origin(register: Register, language: Language) -> Phrase:
    """The partners' countries as they read after 'from', in the same order."""
    after_from = language.grammar.country_after_from
    return language.names([after_from(code) for code in _countries(register, language)])


def how_many(register: Register, language: Language) -> Phrase:
    """`7 partners from 5 countries`."""
    return language.say(
        "{partners} {from_countries}",
        partners=language.say_number(
            "{number} partner", "{number} partners", figures.partners(register).value
        ),
        from_countries=language.say_number(
            "from {number} country", "from {number} countries", figures.countries(register).value
        ),
    )


def duration(register: Register, language: Language) -> Fact:
    """From when to when the project lasts."""
    lasts = language.plain(language.grammar.span(register.project.period))
    return fact(language.say("Duration"), lasts)


def in_short(register: Register, language: Language) -> tuple[Fact, ...]:
    """The project in short: what it is for, how long, who."""
    return (
        Fact(label=language.say("Aim"), blocks=language.prose(register.project.aim)),
        duration(register, language),
        fact(language.say("Partnership"), how_many(register, language)),
        fact(language.say("Partner countries"), countries(register, language)),
        fact(language.say("Coordinator"), partner_name(register.coordinator, language)),
    )


def partners_table(register: Register, language: Language) -> Table:
    """All partners by country and name, with the coordinator marked."""
    return Table(
        heading=language.say("Partners"),
        columns=(language.say_in("column", "Country"), language.say_in("column", "Organisation")),
        rows=tuple(partners_by_country(register, language)),
    )


def partners_by_country(register: Register, language: Language) -> list[tuple[Phrase, Phrase]]:
    """Country and name of every partner in alphabetical order, with the coordinator marked."""
    rows = [
        (
            language.plain(language.grammar.country(partner.country)),
            _partner_in_its_role(partner, register, language),
        )
        for partner in register.partners.values()
    ]
    return sorted(rows, key=lambda row: [language.grammar.order(str(cell)) for cell in row])


def person(name: str, function: Wording, language: Language) -> Phrase:
    """Somebody with the office that person holds: `Arne Sigtenbjerggaard, Mayor of Vejle`."""
    return language.say("{name}, {function}", name=name, function=language.phrase(function))


def product_name(product: Product, language: Language) -> Phrase:
    """The title of a product, with what sort of thing it is: `“First steps” (training module)`."""
    title = quoted(language.phrase(product.title), language)
    if product.type is None:
        return title
    return language.say("{title} ({details})", title=title, details=language.phrase(product.type))


def pages(register: Register, product: Product, language: Language) -> Iterator[Phrase]:
    """How long a product is, where that is known: `80 pages`."""
    if number := figures.pages(register, product.id).value:
        yield language.say_number("{number} page", "{number} pages", number)


def publicity(
    register: Register, language: Language, form: NoticeForm = NoticeForm.PUBLICATION
) -> Publicity:
    """Emblem and notice, in one of its two forms, in the language or in the nearest there is."""
    texts = register.programme.notice_texts(form, register.coordinator.agency)
    return Publicity(
        notice=language.phrase(Wording.of(texts)),
        emblem_alt=language.say("Flag of the European Union: twelve golden stars on blue"),
    )


def picture(register: Register, photo: Photo, language: Language) -> Picture:
    """A photo with its caption, what it shows, and who took it; or a note that it is awaited."""
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


def contact(register: Register, language: Language) -> Iterator[Fact]:
    """Whom readers can ask at the coordinator, where that is known."""
    leader = register.coordinator
    if leader.contact:
        blocks = contact_blocks(leader.contact, leader.website, language)
        yield Fact(label=language.say("Contact"), blocks=blocks)


def contact_blocks(contact: Contact, website: str | None, language: Language) -> Prose:
    """A line for each detail that is known."""
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


def month(day: PartialDate, language: Language) -> Phrase:
    """Month and year of a date, or the year where no more is known."""
    return language.plain(language.grammar.month(day) if day.month else language.date(day))


def fact(label: Phrase, phrase: Phrase) -> Fact:
    """A label with one line of text."""
    return Fact(label=label, blocks=(paragraph(phrase),))


def _countries(register: Register, language: Language) -> list[str]:
    """The codes of the partners' countries, in the alphabetical order of their names."""
    grammar = language.grammar
    return sorted(register.countries, key=lambda code: grammar.order(grammar.country(code)))


def _word_or_digits(words: tuple[Phrase, ...], number: int, language: Language) -> Phrase:
    if number <= len(words):
        return words[number - 1]
    return language.plain(language.grammar.ordinal(number))


def _partner_in_its_role(partner: Partner, register: Register, language: Language) -> Phrase:
    """The partner's name, marked as coordinator, and with when it joined or left."""
    name = partner_name(partner, language)
    if partner.id == register.project.coordinator:
        name = language.say("{partner} (coordinator)", partner=name)
    if partner.joined:
        joined = language.date(partner.joined)
        name = language.say("{partner} (joined: {day})", partner=name, day=joined)
    if partner.left:
        left = language.date(partner.left)
        name = language.say("{partner} (left: {day})", partner=name, day=left)
    return name
