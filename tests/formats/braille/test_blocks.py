"""Blocks as lines, set as UKAAF B004 has them: each as Braille ASCII that a transcriber can read here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._braille.blocks import Writer, stacked
from formats._braille.brf import brf
from formats._braille.codes import code_for
from formats._braille.layout import layout_for
from formats._braille.words import BrailleWords
from formats._speech.english import read_lexicon
from leaflets.document import (
    CallOut,
    CallOutKind,
    Contact,
    ContactLine,
    Contacts,
    Figure,
    Heading,
    Idea,
    ImprintLine,
    LineBreak,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Text,
)
from leaflets.format import STYLES
from leaflets.words import words_for
from tests.samples import PILLS, item, link, p, picture, section, strong, words

if TYPE_CHECKING:
    from formats._braille.lines import Line
    from leaflets.document import Block

WRITER = Writer(
    BrailleWords(code_for("en-GB", 2, STYLES), read_lexicon(STYLES)), layout_for(38, 25, STYLES), words_for("en-GB")
)


def shown(lines: list[Line] | tuple[Line, ...]) -> list[str]:
    return brf([[line.cells for line in lines]]).decode().split("\r\n")[:-1]


def blocks(*found: Block) -> list[str]:
    return shown(stacked(WRITER.blocks(found)))


RULE = '"' + "3" * 37


def test_a_paragraph_begins_in_cell_3_and_goes_on_in_cell_1_without_a_blank_line() -> None:
    assert blocks(p("Take the tablets with food and plenty of water."), p("Rest.")) == [
        "  ,TAKE ! TABLETS ) FOOD & PL5TY (",
        "WAT]4",
        "  ,RE/4",
    ]


def test_a_line_break_goes_on_in_cell_1() -> None:
    assert blocks(p("One", LineBreak(), "Two")) == ['  ,"O', ",TWO"]


def test_headings_are_told_by_where_they_begin_and_have_a_blank_line_before() -> None:
    found = blocks(
        p("Rest."),
        Heading(2, words("Rest")),
        p("Rest."),
        Heading(3, words("Rest")),
        Heading(4, words("Rest")),
        p("Rest."),
    )
    assert found == ["  ,RE/4", "", ",RE/", "  ,RE/4", "", "  ,RE/", "^1,RE/", "  ,RE/4"]


def test_the_runover_of_a_heading_is_in_cell_5() -> None:
    long = Heading(2, words("What can and what can’t I do after the procedure, and when can I drive?"))
    assert blocks(long) == [",:AT C & :AT C'T ,I D AF ! PROC$URE1 &", "    :5 C ,I DRIVE8"]


def test_a_heading_is_not_bold_and_stays_with_what_follows() -> None:
    part = WRITER.part(Heading(2, words(strong("Rest"))))
    assert shown(part.lines) == [",RE/"]
    assert [line.keep for line in part.lines] == [True]
    assert part.lines[0].entry


def test_only_a_section_s_heading_is_an_entry_of_the_contents() -> None:
    assert not WRITER.part(Heading(3, words("Rest"))).lines[0].entry


def test_the_items_of_a_list_begin_in_cell_1_and_go_on_in_cell_3_with_blank_lines_around() -> None:
    found = blocks(
        p("Such as:"), ListBlock((item("a small amount of bruising in the treated area"), item("pain"))), p("Rest.")
    )
    assert found == ["  ,S* Z3", "", "A SMALL AM.T ( BRUIS+ 9 ! TR1T$ >EA", "PA9", "", "  ,RE/4"]


def test_a_number_is_kept_as_it_is_written() -> None:
    assert blocks(ListBlock((item("Wash.", label="7."), item("Dry.", label="a)")))) == ["#G4 ,WA%4", 'A"> ,DRY4']


def test_a_list_inside_a_list_begins_two_cells_further_and_runs_over_four_further() -> None:
    inner = ListBlock((item("less than 30 minutes after a dose: give the same dose again"), item("rest")))
    assert blocks(
        ListBlock((item(p("Your child is sick:"), inner), item("You forget a dose and want to know what to do")))
    ) == [
        ",YR * IS SICK3",
        "  LESS ?AN #CJ M9UTES AF A DOSE3 GIVE",
        "      ! SAME DOSE AG",
        "  RE/",
        ',Y =GET A DOSE & WANT TO "K :AT TO D',
    ]


def test_a_second_paragraph_of_an_item_is_set_under_its_text() -> None:
    assert blocks(ListBlock((item("Wash.", "Then dry.", label="1."),))) == ["#A4 ,WA%4", "    ,!N DRY4"]


def test_an_item_without_a_paragraph_is_its_number() -> None:
    nested = ListBlock((item("rest"),))
    assert blocks(ListBlock((item(nested, label="1."),))) == ["#A4", "  RE/"]


def test_one_way_to_reach_somebody_is_one_line() -> None:
    contact = Contact(
        words("Appointments"), (ContactLine("Telephone", words(link("tel:+441865737871", "01865 737 871"))),)
    )
    assert blocks(Contacts((contact, contact))) == [',APPO9T;TS3 #JAHFE"GCG"HGA'] * 2


def test_several_ways_are_lines_under_the_name() -> None:
    contact = Contact(
        words("Helpline"),
        (
            ContactLine("Telephone", words("01632 960 123")),
            ContactLine("Address", words("Level 2", LineBreak(), "EX1 2AB")),
        ),
    )
    assert blocks(Contacts((contact,))) == [
        ",HELPL9E3",
        '  ,TELEPH"O3 #JAFCB"IFJ"ABC',
        "  ,ADDRESS3 ,LEVEL #B",
        "      ,,EX#A #B,,AB",
    ]


def test_a_contact_without_a_name_has_the_kinds_of_ways() -> None:
    contact = Contact((), (ContactLine("Email", words("a@nhs.net")), ContactLine("Website", words("nhs.uk"))))
    assert blocks(Contacts((contact,))) == [",EMAIL3 A@ANHS4NET", ",WEBSITE3 NHS4UK"]


def test_a_call_out_stands_between_lines_under_its_label() -> None:
    found = blocks(p("Rest."), CallOut(CallOutKind.URGENT, "Urgent advice", (p("Call 111."),)), p("Rest."))
    assert found == ["  ,RE/4", "", RULE, "  ,URG5T ADVICE3", "  ,CALL #AAA4", RULE, "", "  ,RE/4"]


def test_a_short_call_out_is_not_cut_and_a_long_one_keeps_its_lines_with_its_words() -> None:
    short = WRITER.part(CallOut(CallOutKind.NOTE, "", tuple([p("Rest.")] * 12))).lines
    assert [line.keep for line in short] == [True] * 13 + [False]
    long = WRITER.part(CallOut(CallOutKind.NOTE, "", tuple([p("Rest.")] * 13))).lines
    assert [line.keep for line in long] == [True, *[False] * 12, True, False]


def test_a_picture_is_told_in_a_transcriber_s_note_and_its_caption_is_not() -> None:
    figure = Figure(picture("own:pills", PILLS, "Two capsules."), words("The strengths"), (p("Yellow: 250mg."),))
    assert blocks(figure) == [
        "  @.<,PICTURE3 ,TWO CAPSULES4@.>",
        "  ,! /R5G?S",
        "  @.<,DESCRIP;N ( ! PICTURE3@.>",
        "  ,YELL[3 #BEJMG4",
    ]


def test_a_picture_that_repeats_the_words_beside_it_is_left_out() -> None:
    assert blocks(Idea((picture("own:pills", PILLS),), words("Take 2 tablets."))) == ["  ,TAKE #B TABLETS4"]


def test_notes_stand_behind_their_marks_with_a_blank_line_before_the_first() -> None:
    found = blocks(
        p("Liver", NoteMark("1"), " and heart", NoteMark("2")),
        Note("1", (p("An organ."),)),
        Note("2", (p("A muscle."),)),
    )
    assert found == ["  ,LIV];9#A & HE>T;9#B", "", "  ;9#A ,AN ORGAN4", "  ;9#B ,A MUSCLE4"]


def test_a_note_that_does_not_begin_with_a_paragraph_keeps_its_mark() -> None:
    assert blocks(Note("1", (ListBlock((item("rest"),)),))) == ["  ;9#A", "", "RE/"]


def test_the_lines_about_the_leaflet_have_their_labels() -> None:
    lines = WRITER.imprint((ImprintLine("Review", words("February 2028")), ImprintLine("", words("Example Trust"))))
    assert shown(lines.lines) == [",REVIEW3 ,FEBRU>Y #BJBH", ",EXAMPLE ,TRU/"]


def test_a_section_is_its_heading_and_its_blocks() -> None:
    assert shown(WRITER.section(section("rest", "Rest", p("Rest."))).lines) == [",RE/", "  ,RE/4"]
    assert shown(WRITER.section(section("rest", "", p("Rest."))).lines) == ["  ,RE/4"]


def test_an_empty_paragraph_is_no_line() -> None:
    assert blocks(Paragraph((Text(""),)), p("Rest.")) == ["  ,RE/4"]
