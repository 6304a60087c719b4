"""Views to print: the Vejle newsletter in Latvian and English, a long one and a short one."""

from datetime import date
from pathlib import Path

from folio.documents.newsletter import Newsletter
from folio.documents.view import Fact, Masthead, Publicity, Section, Table
from folio.text.marks import Block, Phrase, Picture, Prose, Run


def phrase(text: str, language: str) -> Phrase:
    return Phrase.plain(text, language)


def paragraphs(language: str, *texts: str) -> Prose:
    return tuple(Block("paragraph", phrase(text, language)) for text in texts)


def bullets(language: str, *texts: str) -> Prose:
    return tuple(Block("bullet", phrase(text, language)) for text in texts)


def table(language: str, heading: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    return Table(
        heading=phrase(heading, language),
        columns=tuple(phrase(column, language) for column in columns),
        rows=tuple(tuple(phrase(cell, language) for cell in row) for row in rows),
    )


def fact(language: str, label: str, *blocks: Block) -> Fact:
    return Fact(label=phrase(label, language), blocks=blocks)


def section(language: str, heading: str, *blocks: Block) -> Section:
    return Section(heading=phrase(heading, language), blocks=blocks)


def latvian(photo: Path | None = None) -> Newsletter:
    """The newsletter of April 2013 as a Latvian reads it."""

    def p(text: str) -> Phrase:
        return phrase(text, "lv")

    def text(*texts: str) -> Prose:
        return paragraphs("lv", *texts)

    return Newsletter(
        language="lv",
        title=p("Administrations go Europe! Jaunumi Nr. 2"),
        subject=p("Otrā partneru tikšanās Vejlē, Dānijā, 2013. gada 17. un 18. aprīlī"),
        author="Daugavpils pilsētas dome",
        dated=date(2013, 4, 17),
        running_foot=p("Administrations go Europe! · Jaunumi Nr. 2 · 2013. gada aprīlis"),
        page_label=p("Lappuse"),
        illustrative=Phrase(),
        masthead=Masthead(
            project=phrase("Administrations go Europe!", "en"),
            programme=p("ES Mūžizglītības programma · Leonardo da Vinci · Partnerības"),
            edition=p("Jaunumi Nr. 2"),
            date=p("2013. gada aprīlis"),
        ),
        kicker=p("Otrā partneru tikšanās · Vejle, Dānija"),
        headline=p("Septiņi partneri Vejlē vienojas, kā pašvaldību darbiniekus sagatavot Eiropai"),
        lead=text(
            "2013. gada 17. un 18. aprīlī projekta partneri tikās Vejlē, Dānijā. Viņi iepazina"
            " uzņēmējas pašvaldības pieredzi, sadalīja darbus līdz vasarai un izstrādāja pirmo daļu"
            " no mācību moduļa starptautiskajām prasmēm."
        ),
        in_short_heading=p("Projekts īsumā"),
        in_short=(
            fact("lv", "Mērķis", *text("Celt pašvaldību konkurētspēju, mācoties visa mūža garumā")),
            fact("lv", "Ilgums", *text("2012. gada 1. augusts – 2014. gada 31. jūlijs")),
            fact("lv", "Partnervalstis", *text("Dānija, Itālija, Latvija, Ungārija un Vācija")),
            fact("lv", "Koordinators", *text("Magdeburgas pilsēta")),
            fact(
                "lv",
                "Gaidāmie rezultāti",
                *bullets(
                    "lv",
                    "apzinātas vajadzīgās prasmes",
                    "mācīšanas metodes un saturs",
                    "trīs izstrādāti mācību moduļi",
                ),
            ),
        ),
        story=(
            section(
                "lv",
                "Ko redzējām Vejlē",
                *text(
                    "Darba programmu sagatavoja Vejles pašvaldība un saskaņoja ar visiem"
                    " partneriem. Dalībnieki uzzināja, kā pašvaldība ir uzbūvēta un kā tās"
                    " starptautiskā stratēģija palīdz konkrētos projektos un pasākumos.",
                    "Partnerus pieņēma arī Vejles mērs Arne Sigtenbjerggaard. Sarunā viņš uzsvēra,"
                    " ka starptautiska pieredze atmaksājas ikdienas darbā ar iedzīvotājiem.",
                ),
            ),
            section(
                "lv",
                "Pie kā strādājām",
                *text(
                    "Darba grupas plānoja nākamos soļus un turpināja mācību moduli, kas palīdzēs"
                    " pašvaldību darbiniekiem sadarboties ar kolēģiem citās valstīs."
                ),
            ),
        ),
        outcome=(
            section(
                "lv",
                "Par ko vienojāmies",
                *text("Partneri sadalīja pienākumus un noteica termiņus:"),
                *bullets(
                    "lv",
                    "mācību modulis ir daļēji gatavs, un nākamajā tikšanās reizē to rādīs"
                    " pilnīgāku;",
                    "visa informācija par projektu ir saziņas platformā, ko partneri aktīvi"
                    " izmanto;",
                    "aptauja par vajadzīgajām prasmēm notiks visās partneru pašvaldībās.",
                ),
            ),
        ),
        action_points=table(
            "lv",
            "Kas darāms",
            ("Kas jāizdara", "Kurš atbild", "Līdz"),
            ("Mācību moduļa pirmā redakcija", "visi partneri", "2013. gada jūnijs"),
            ("Moduļa prezentācija", "nākamās tikšanās namatēvs", "2013. gada jūnijs"),
        ),
        progress=table(
            "lv",
            "Kā sokas darbi",
            ("Produkts", "Stāvoklis"),
            ("Starpkultūru saziņa (mācību modulis)", "daļēji izstrādāts"),
            ("Starptautisku projektu vadība (mācību modulis)", "ieplānots"),
            ("Iekšējā un ārējā saziņa (mācību modulis)", "ieplānots"),
        ),
        photos=(
            Picture(
                caption=p(
                    "Projekta otrās tikšanās dalībnieki kopā ar Vejles pašvaldības mēru (centrā)"
                ),
                alt=p("Cilvēku grupa pie Vejles rātsnama ieejas"),
                credit=p("Foto: Vejles pašvaldība"),
                note=p("Attēla vēl nav."),
                file=photo,
            ),
        ),
        coming_next=section(
            "lv",
            "Nākamā tikšanās",
            *text(
                "2013. gada jūnijā Jāsberēnā, Ungārijā. Līdz tam partneri strādā pie saviem"
                " uzdevumiem un dalās ar tiem projekta saziņas platformā."
            ),
        ),
        background=(
            section(
                "lv",
                "Partnerība",
                *text(
                    "Partnerību veido dažādas pašvaldības un apmācības iestādes, kas atrodas"
                    " ģeogrāfiski un sociālekonomiski atšķirīgā vidē. Tieši šī dažādība ļauj"
                    " salīdzināt, kas darbojas un kas ne."
                ),
            ),
            section(
                "lv",
                "Plānotās aktivitātes",
                *text(
                    "Partneri sadarbojas starptautiski un piedalās konferencēs, semināros un darba"
                    " grupās."
                ),
            ),
            section(
                "lv",
                "Gaidāmie rezultāti",
                *text("Apmainoties ar pieredzi un labo praksi, partneri"),
                *bullets(
                    "lv",
                    "apzina vajadzīgās prasmes, mācīšanas metodes un saturu;",
                    "analizē un uzlabo darbinieku prasmes un pašvaldību stratēģijas;",
                    "izstrādā mācību saturu trim moduļiem.",
                ),
            ),
            section(
                "lv",
                "Saziņas platforma",
                Block(
                    "paragraph",
                    Phrase(
                        (
                            Run("Visa informācija par projekta norisi ir ", "lv"),
                            Run("saziņas platformā", "lv", link="https://example.org/age"),
                            Run(", ko sauc ", "lv"),
                            Run("AGE Community", "en", emphasis=True),
                            Run(".", "lv"),
                        )
                    ),
                ),
            ),
        ),
        partners=table(
            "lv",
            "Partneri",
            ("Valsts", "Organizācija"),
            ("Dānija", "Vejles pašvaldība"),
            ("Itālija", "School, Community and Company Vocational Training School (CSCI)"),
            ("Latvija", "Daugavpils pilsēta"),
            ("Ungārija", "Észak-Alföld Regional Development Agency"),
            (
                "Ungārija",
                "Jászság Multipurpose Small-Regional Partnership of Local Governments",
            ),
            ("Vācija", "Magdeburgas pilsēta, koordinators"),
            ("Vācija", "Studieninstitut für kommunale Verwaltung Sachsen-Anhalt e.V."),
        ),
        imprint=(
            fact("lv", "Informāciju sagatavoja", *text("Daugavpils pilsētas dome")),
            fact("lv", "Saziņai", *text("Attīstības departaments, age@example.org")),
        ),
        publicity=Publicity(
            notice=p(
                "Šis projekts tika finansēts ar Eiropas Komisijas atbalstu. Šī publikācija"
                " atspoguļo vienīgi autora uzskatus, un Komisijai nevar uzlikt atbildību par"
                " tajā ietvertās informācijas jebkuru iespējamo izlietojumu."
            ),
            emblem_alt=p("Eiropas Savienības karogs"),
        ),
    )


def english(photo: Path | None = None) -> Newsletter:
    """The same edition in English; one text of it has no translation and stays Latvian."""

    def p(text: str) -> Phrase:
        return phrase(text, "en")

    def text(*texts: str) -> Prose:
        return paragraphs("en", *texts)

    return Newsletter(
        language="en",
        title=p("Administrations go Europe! Newsletter no. 2"),
        subject=p("Second partner meeting in Vejle, Denmark, 17 and 18 April 2013"),
        author="Daugavpils City Council",
        dated=date(2013, 4, 17),
        running_foot=p("Administrations go Europe! · Newsletter no. 2 · April 2013"),
        page_label=p("Page"),
        illustrative=p("Sample with made-up records"),
        masthead=Masthead(
            project=p("Administrations go Europe!"),
            programme=p("EU Lifelong Learning Programme · Leonardo da Vinci · Partnerships"),
            edition=p("Newsletter no. 2"),
            date=p("April 2013"),
        ),
        kicker=p("Second partner meeting · Vejle, Denmark"),
        headline=p("Seven partners agree in Vejle on how to make municipal staff ready for Europe"),
        lead=text(
            "On 17 and 18 April 2013 the partners met in Vejle, Denmark. They saw what their host"
            " does well, shared out the work until summer, and wrote the first part of a"
            " training module for international skills."
        ),
        in_short_heading=p("The project in short"),
        in_short=(
            fact(
                "en",
                "Aim",
                *text("To make municipalities more competitive through lifelong learning"),
            ),
            fact("en", "Duration", *text("1 August 2012 to 31 July 2014")),
            fact("en", "Countries", *text("Denmark, Germany, Hungary, Italy and Latvia")),
            fact("en", "Coordinator", *text("City of Magdeburg")),
        ),
        story=(
            section(
                "en",
                "What we saw in Vejle",
                *text(
                    "The host municipality drew up the programme and agreed it with all partners."
                    " They learned how the municipality is built and how its international strategy"
                    " serves its projects. The mayor, Arne Sigtenbjerggaard, received them."
                ),
                *paragraphs("lv", "Šim teikumam tulkojuma vēl nav, tāpēc tas paliek latviski."),
            ),
        ),
        outcome=(
            section(
                "en",
                "What was decided",
                *text("Duties were shared out and deadlines set. In order of time:"),
                Block("number", p("each partner carries out the survey among its staff;")),
                Block("number", p("the working groups complete the module;")),
                Block("number", p("the host of the next meeting presents it.")),
            ),
        ),
        action_points=table(
            "en",
            "Who does what by when",
            ("What", "Who", "By"),
            ("First version of the training module", "all partners", "June 2013"),
            ("Presentation of the module", "host of the next meeting", "June 2013"),
        ),
        progress=None,
        photos=(
            Picture(
                caption=p("The participants with the mayor of Vejle (centre)"),
                alt=p("A group of people at the entrance of Vejle town hall"),
                credit=p("Photo: Vejle Municipality"),
                note=p("The picture is not at hand yet."),
                file=photo,
            ),
        ),
        coming_next=section(
            "en",
            "Next meeting",
            *text("June 2013 in Jászberény, Hungary. Until then the partners work on their tasks."),
        ),
        background=(
            section(
                "en",
                "The partnership",
                *text(
                    "The partnership brings together municipalities and training institutions from"
                    " different parts of Europe, in different social and economic surroundings."
                ),
            ),
            section(
                "en",
                "Planned activities",
                *text("International cooperation, conferences, seminars and working groups."),
            ),
        ),
        partners=table(
            "en",
            "Partners",
            ("Country", "Organisation"),
            ("Denmark", "Vejle Municipality"),
            ("Germany", "City of Magdeburg, coordinator"),
            ("Italy", "School, Community and Company Vocational Training School (CSCI)"),
            ("Latvia", "Daugavpils City"),
        ),
        imprint=(fact("en", "Prepared by", *text("Daugavpils City Council")),),
        publicity=Publicity(
            notice=p(
                "This project has been funded with support from the European Commission. This"
                " publication reflects the views only of the author, and the Commission cannot be"
                " held responsible for any use which may be made of the information contained"
                " therein."
            ),
            emblem_alt=p("Flag of the European Union"),
        ),
    )


def shortest() -> Newsletter:
    """As little as an edition can say: a headline, two lines of story, the partners."""
    whole = english()
    return whole.model_copy(
        update={
            "lead": (),
            "in_short": whole.in_short[:2],
            "story": (section("en", "What we saw", *paragraphs("en", "Good practice in Vejle.")),),
            "outcome": (),
            "action_points": None,
            "progress": None,
            "photos": (),
            "coming_next": None,
            "background": (),
            "imprint": (),
        }
    )


LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def longest(photo: Path | None = None) -> Newsletter:
    """Long words wherever there is room for one, and partners with very long names."""
    whole = latvian(photo)
    name = f"{LONG_WORD} e.V. für kommunale Verwaltung und internationale Zusammenarbeit der Länder"
    return whole.model_copy(
        update={
            "headline": phrase(f"{LONG_WORD[:60]} Vejlē un vēlreiz {LONG_WORD}", "lv"),
            "kicker": phrase(LONG_WORD * 2, "lv"),
            "lead": (*whole.lead, *paragraphs("lv", LONG_WORD * 2)),
            "in_short": (
                fact("lv", LONG_WORD, *paragraphs("lv", LONG_WORD)),
                *whole.in_short,
            ),
            "story": whole.story * 3,
            "action_points": table(
                "lv",
                f"Kas darāms {LONG_WORD}",
                ("Kas jāizdara", "Kurš atbild", "Līdz"),
                *(((LONG_WORD, LONG_WORD, LONG_WORD),) * 3),
            ),
            "photos": whole.photos * 3,
            "partners": table(
                "lv", "Partneri", ("Valsts", "Organizācija"), *((("Vācija", name),) * 7)
            ),
        }
    )


SAMPLES = {
    "latvian": latvian,
    "english": english,
    "shortest": shortest,
    "longest": longest,
}
