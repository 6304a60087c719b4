"""The typefaces of the site: our own, whole between them, small, and under their licence."""

from io import BytesIO
from itertools import pairwise

from fontTools.ttLib import TTFont

from folio.rendering.fonts import CUTS
from folio.rendering.web_fonts import LATIN, MORE, WebFont, font_files, web_font_faces, web_fonts
from folio.text.letters import printable_characters


def opened(font: WebFont) -> TTFont:
    return TTFont(BytesIO(font.content))


def test_between_them_they_have_every_character_that_is_accepted() -> None:
    for face, weight in CUTS:
        parts = [one for one in web_fonts() if (one.face, one.weight) == (face, weight)]
        there = {point for part in parts for point in opened(part).getBestCmap()}
        assert set(printable_characters()) <= there


def test_their_ranges_leave_nothing_out_and_say_nothing_twice() -> None:
    ranges = sorted((*LATIN, *MORE))
    assert (ranges[0][0], ranges[-1][1]) == (0x20, 0x1FFFF)
    assert all(one[1] + 1 == other[0] for one, other in pairwise(ranges))


def test_what_the_languages_of_the_documents_need_is_in_the_first_part() -> None:
    needed = "āčēģīķļņšūž ąćęłńóśźż őűáéíóöúü àèéìòù æøå äöüß „”“«»–—’ €"
    latin = [one for one in web_fonts() if one.path.endswith("-latin.woff2")]
    for font in latin:
        there = opened(font).getBestCmap()
        assert {one for one in needed if ord(one) not in there} == set()


def test_the_files_are_small_and_made_for_the_web() -> None:
    for font in web_fonts():
        assert font.content[:4] == b"wOF2"
        assert len(font.content) < 50_000


def test_a_changed_typeface_bears_another_name_and_its_licence() -> None:
    for font in web_fonts():
        names = opened(font)["name"]
        assert not any("Source" in names.getDebugName(number) for number in (1, 3, 4, 6))
        assert "Adobe" in names.getDebugName(0)
        assert "SIL Open Font License" in names.getDebugName(13)


def test_the_licences_go_with_them() -> None:
    licences = {path: text for path, text in font_files().items() if path.endswith(".txt")}
    assert set(licences) == {"fonts/folio-sans-licence.txt", "fonts/folio-serif-licence.txt"}
    assert all(b"SIL OPEN FONT LICENSE" in text.upper() for text in licences.values())


def test_a_page_names_each_file_from_where_it_stands() -> None:
    rules = web_font_faces("../")
    assert all(f'url("../{font.path}")' in rules for font in web_fonts())
