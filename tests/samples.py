"""A hand-made leaflet that holds every block and inline there is, and an Easy Read one: what formats are tried on.

`RICH` keeps to the look of a true leaflet; it is made by hand so that a format's tests do not stand on the reader.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from leaflets.document import (
    CallOut,
    CallOutKind,
    Cell,
    Contact,
    ContactLine,
    Contacts,
    Document,
    Figure,
    Heading,
    Idea,
    ImprintLine,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Note,
    NoteMark,
    Notice,
    Paragraph,
    Picture,
    Section,
    Status,
    Strong,
    Table,
    Text,
    Variant,
)
from leaflets.format import Kit
from leaflets.offer import Offer, OwnLine, SignVideo
from leaflets.words import words_for

if TYPE_CHECKING:
    from leaflets.document import Block, Inline
    from leaflets.format import Value

SYRINGE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><g fill="none" stroke="#000" stroke-width="3">
<path fill="#9bd0ea" d="M16 44 44 16l12 12-28 28z"/><path d="m16 56-8 8M40 12l20 20M54 18l8-8M56 4l12 12M26 36l6 6"/>
</g></svg>"""

PILLS = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><g stroke="#333" stroke-width="2">
<rect x="8" y="28" width="64" height="34" rx="17" fill="#f4b63f"/><path d="M40 28v34"/>
<rect x="88" y="28" width="64" height="34" rx="17" fill="#e4572e"/><path d="M120 28v34"/></g></svg>"""


def picture(name: str, data: bytes, alt: str = "", media_type: str = "image/svg+xml") -> Picture:
    """Make a picture whose bytes a kit can hold under its digest."""
    return Picture(name, sha256(data).hexdigest(), media_type, alt, "OpenMoji", "CC BY-SA 4.0")


PICTURES = {sha256(data).hexdigest(): data for data in (SYRINGE, PILLS)}


def kit(**options: Value) -> Kit:
    """Make a kit that holds the samples' pictures."""
    return Kit(options=options, pictures=PICTURES)


def words(*parts: str | Inline) -> tuple[Inline, ...]:
    """Make inlines; a bare string is text."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def p(*parts: str | Inline) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(words(*parts))


def strong(*parts: str | Inline) -> Strong:
    """Make words that matter more."""
    return Strong(words(*parts))


def link(url: str, *parts: str | Inline) -> Link:
    """Make a link."""
    return Link(words(*parts), url)


def item(*blocks: Block | str, label: str = "") -> ListItem:
    """Make an item; a bare string is a paragraph."""
    return ListItem(tuple(p(block) if isinstance(block, str) else block for block in blocks), label)


def row(*cells: str | Inline) -> tuple[Cell, ...]:
    """Make a table's row; an empty string is an empty cell."""
    return tuple(Cell(words(cell) if cell else ()) for cell in cells)


def section(name: str, heading: str, *blocks: Block) -> Section:
    """Make a section; an empty heading is none."""
    return Section(name, Heading(2, words(heading)) if heading else None, blocks)


_BEFORE = section(
    "before-you-start",
    "Before you start",
    p("Paracetamol eases mild pain and brings down a high temperature (above 37.5°C). ", strong("Do not")),
    p(
        "Read this leaflet with somebody who helps you. It says more at ",
        link("https://www.example.org/medicines/paracetamol-for-adults", "medicines for adults"),
        ", or write to ",
        link("mailto:medicines.information@example.org", "medicines.information@example.org"),
        ".",
    ),
    Heading(3, words("Who should not take it")),
    p("Tell us first if you:"),
    ListBlock(
        (
            item("weigh less than 50kg"),
            item(
                p("have a problem with your liver, such as:"),
                ListBlock((item("hepatitis"), item(p("cirrhosis", NoteMark("1"))))),
            ),
            item("drink more than 14 units of alcohol a week."),
        )
    ),
    Heading(4, words("If you are pregnant")),
    p("Paracetamol is the first choice of painkiller in pregnancy.", NoteMark("2"), " Take it for a short time."),
    Note("1", (p("Scars in the liver that stay for life."),)),
    Note("2", (p("See the page ", link("https://www.example.org/bumps", "www.example.org/bumps"), "."),)),
)

_DOSE = section(
    "how-much-to-take",
    "How much to take",
    p("Leave 4 to 6 hours between doses. ", strong("Never take more than 8 tablets (4,000mg) in 24 hours.")),
    Table(
        row("Who", "One dose", "Longest time"),
        (
            row("Adults over 50kg", strong("500mg to 1,000mg"), "3 days"),
            row("Adults under 50kg", "Ask a pharmacist", ""),
            row("Children aged 12 to 15", "480mg to 750mg, up to 4 times in 24 hours", "3 days"),
        ),
    ),
    CallOut(
        CallOutKind.URGENT,
        "Urgent advice",
        (
            p("Call 111 now if you have taken 1 or 2 extra tablets and:"),
            ListBlock((item("you feel sick"), item("your skin or eyes turn yellow."))),
        ),
    ),
    CallOut(CallOutKind.NOTE, "", (p("You can take it with or without food."),)),
    CallOut(CallOutKind.IMPORTANT, "Important", (p("Check the label of cold remedies: many hold paracetamol."),)),
    CallOut(
        CallOutKind.EMERGENCY,
        "Emergency",
        (p("Call 999 if you took more than 24 tablets in a day, even if you feel well."),),
    ),
)

_STEPS = section(
    "step-by-step",
    "Step by step",
    ListBlock(
        (
            item("Wash your hands.", label="1."),
            item(
                p("Push one tablet out of its pack."),
                p("If your hands are stiff, ask for a bottle."),
                ListBlock((item("Keep the pack dry.", label="a)"), item("Keep it from children.", label="b)"))),
                label="2.",
            ),
            item(p("Swallow it with a full glass of water (200ml)."), label="10."),
        )
    ),
    Figure(
        picture("own:pills", PILLS, "Two capsules side by side, one yellow and one red."),
        words("The two strengths of capsule"),
        (
            p("The yellow capsule holds 250mg. The red capsule holds 500mg."),
            ListBlock((item("Yellow: take 2."), item("Red: take 1."))),
        ),
    ),
    Figure(picture("openmoji:syringe", SYRINGE, "A syringe.")),
    p("Tablets & capsules <both> work; “5mg*2*3” is text, and so is {{ 7*7 }}.", LineBreak(), "A line of its own."),
)

_CONTACT = section(
    "how-to-contact-us",
    "How to contact us",
    Contacts(
        (
            Contact(
                words("Appointments"), (ContactLine("Telephone", words(link("tel:+441865737871", "01865 737 871"))),)
            ),
            Contact(
                words("Medicines helpline"),
                (
                    ContactLine(
                        "Telephone", words(link("tel:+441632960123", "01632 960 123"), " (ask for the pharmacist)")
                    ),
                    ContactLine("Email", words(link("mailto:helpline@example.org", "helpline@example.org"))),
                    ContactLine("Website", words(link("https://www.example.org/helpline", "www.example.org/helpline"))),
                    ContactLine("Address", words("Pharmacy, Level 2", LineBreak(), "High Street, Exampleton EX1 2AB")),
                    ContactLine("Opening hours", words("Monday to Friday, 9am to 5.30pm")),
                ),
            ),
            Contact((), (ContactLine("Website", words(link("https://www.example.org", "www.example.org"))),)),
        )
    ),
)

_NO_HEADING = section("part-5", "", p("This part has no heading. An injection is a shot of medicine."))

_FURTHER = section(
    "further-information",
    "",
    p("Please tell us if you would like this information in another format, such as:"),
    ListBlock((item("Easy Read"), item("large print"), item("another language."))),
)

RICH = Document(
    name="paracetamol",
    language="en-GB",
    variant=Variant.STANDARD,
    status=Status.DEMONSTRATION,
    words=words_for("en-GB"),
    title=Text("Paracetamol for adults at home"),
    subtitle=Text("Information for patients"),
    notices=(Notice(words("This is a demonstration. Example Hospitals did not issue it.")),),
    sections=(_BEFORE, _DOSE, _STEPS, _CONTACT, _NO_HEADING),
    imprint=(
        ImprintLine("Authors", words("A. Pharmacist and B. Nurse")),
        ImprintLine("", words("February 2025")),
        ImprintLine("Review", words("February 2028")),
        ImprintLine("", words("Example Hospitals", LineBreak(), link("https://www.example.org", "www.example.org"))),
    ),
    closing=(_FURTHER,),
    credits=(ImprintLine("Pictures", words("OpenMoji, CC BY-SA 4.0")),),
    publisher="Example Hospitals",
    reference="EX-17",
    version="3",
    released=date(2025, 2, 1),
    review="February 2028",
)
"""Every block and inline, links shown and hidden, notes, labels of all shapes, characters that markup would eat."""


def idea(text: str, *pictures: Picture) -> Idea:
    """Make one idea of an Easy Read text."""
    return Idea(pictures, words(text))


EASY = replace(
    RICH,
    variant=Variant.EASY_READ,
    title=Text("Taking paracetamol"),
    subtitle=Text("Easy Read"),
    sections=(
        section(
            "what-it-is",
            "What it is",
            idea("Paracetamol is a medicine for pain.", picture("own:pills", PILLS)),
            idea("Take 1 or 2 tablets.", picture("own:pills", PILLS), picture("openmoji:syringe", SYRINGE)),
            idea("You can ask us anything."),
        ),
        section("who-to-call", "Who to call", Paragraph(words("Call us on 01865 737 871."))),
    ),
    closing=(),
)
"""The Easy Read sample: ideas with no, one and two pictures."""


def with_blocks(*blocks: Block, document: Document = RICH) -> Document:
    """Make a document whose one section holds these blocks."""
    return replace(document, sections=(section("one", "One", *blocks),), closing=())


OFFER = Offer(
    Heading(2, words("Would you like this leaflet another way?")),
    (p("You can have it as Easy Read, large print or braille."), p("Tell us if you need an interpreter.")),
    ("Easy Read", "large print", "braille"),
    languages=(OwnLine("pl", Text("Ta ulotka jest dostępna po polsku.")),),
    video=SignVideo(
        "https://www.example.org/bsl/paracetamol",
        Contacts(
            (
                Contact(
                    words("British Sign Language (BSL) video"),
                    (
                        ContactLine(
                            "Website",
                            words(link("https://www.example.org/bsl/paracetamol", "www.example.org/bsl/paracetamol")),
                        ),
                        ContactLine("Signed by", words("A. Signer")),
                        ContactLine("Checked", words("3 March 2025")),
                    ),
                ),
            )
        ),
    ),
    routes=Contacts(
        (
            Contact(
                words("How to ask"),
                (
                    ContactLine("Telephone", words(link("tel:+441632960150", "01632 960 150"))),
                    ContactLine("Text relay", words(link("tel:1800101632960150", "18001 01632 960 150"))),
                    ContactLine("Text message", words(link("sms:+447700900150", "07700 900 150"))),
                    ContactLine("Email", words(link("mailto:formats@example.org", "formats@example.org"))),
                ),
            ),
        )
    ),
    ask=Heading(2, words("How to ask for this leaflet another way")),
    later=p("The end of this leaflet says how to ask."),
)
"""An offer of all that can be offered."""

OFFERED = replace(RICH, offer=OFFER)
"""The sample with an offer."""
