"""The bare library calls for one leaflet, in a process of their own: what no tool on these libraries can go below.

WeasyPrint sets the same pages, fontTools cuts the same fonts, Jinja2 fills one template, resvg draws the same pictures,
python-docx writes the same paragraphs and pictures, pyttsx3 (in its child process) speaks the same sentences and PyAV
encodes the same samples. Nothing is checked, proved, tagged or read back.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.recorded import load

if TYPE_CHECKING:
    from tests.bench.recorded import Asked

WORKER = Path(__file__).parent / "bare_voice.py"
FOLDER = Path(__file__).parent.parent.parent


def paper(asked: Asked) -> None:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse

    own = FontConfiguration()
    for page, sheets, fonts, pictures in asked.pages:
        found = {f"file://{path}": path.read_bytes() for path in Path(fonts).glob("*.ttf")}

        def fetch(url: str, pictures: object = pictures, found: object = found) -> URLFetcherResponse:
            assert isinstance(pictures, dict)
            assert isinstance(found, dict)
            kind, data = pictures[url] if url in pictures else ("font/ttf", found[url])
            return URLFetcherResponse(url, body=data, headers={"Content-Type": kind})

        faces = "".join(
            f"@font-face {{ font-family: '{_family(url)}'; src: url('{url}');"
            f" font-weight: {700 if 'Bold' in url else 400} }}"
            for url in found
        )
        css = [CSS(string=sheet, font_config=own, url_fetcher=fetch) for sheet in (faces, *sheets)]
        HTML(string=page, base_url="leaflet:", url_fetcher=fetch).write_pdf(
            stylesheets=css, font_config=own, pdf_variant="pdf/ua-1"
        )


def _family(url: str) -> str:
    names = {"AtkinsonHyperlegibleNext": "Atkinson Hyperlegible Next", "NotoSansSymbols2": "Noto Sans Symbols 2"}
    stem = url.rsplit("/", 1)[1].split("-", maxsplit=1)[0]
    return names.get(stem, stem)


def web(asked: Asked) -> None:
    from fontTools.subset import Options, Subsetter, load_font, save_font
    from jinja2 import Environment

    Environment(autoescape=True).from_string("{% for p in paragraphs %}<p>{{ p }}</p>{% endfor %}").render(
        paragraphs=asked.paragraphs
    )
    for path, characters in asked.subsets:
        options = Options(flavor="woff2", hinting=False, layout_features=["*"], notdef_outline=True)
        with load_font(path, options) as font:
            cutter = Subsetter(options)
            cutter.populate(unicodes=characters)
            cutter.subset(font)
            save_font(font, io.BytesIO(), options)


def word(asked: Asked) -> None:
    import docx
    import resvg_py

    file = docx.Document()
    pictures = [bytes(resvg_py.svg_to_bytes(svg_string=svg, **how)) for svg, how in asked.drawings]
    table = file.add_table(rows=len(asked.paragraphs), cols=2)
    for row, text, number in zip(table.rows, asked.paragraphs, range(len(asked.paragraphs)), strict=True):
        left, right = row.cells
        if pictures:
            left.paragraphs[0].add_run().add_picture(io.BytesIO(pictures[number % len(pictures)]))
        right.text = text
    file.save(io.BytesIO())


def sound(asked: Asked) -> None:
    import av

    said = "\n".join(json.dumps(sentence) for sentence in asked.sentences)
    subprocess.run([sys.executable, str(WORKER)], input=said.encode(), check=True, stdout=subprocess.DEVNULL)
    for pcm, rate, _ in asked.sounds:
        with av.open(io.BytesIO(), "w", format="mp3") as container:
            stream = container.add_stream("libmp3lame", rate=rate, layout="mono", options={"compression_level": "7"})
            stream.bit_rate = 64_000
            frame = av.AudioFrame("s16p", "mono", len(pcm) // 2)
            frame.planes[0].update(pcm)
            frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), 0
            fifo = av.AudioFifo()
            fifo.write(frame)
            for part in fifo.read_many(1152):
                container.mux(stream.encode(part))
            container.mux(stream.encode(None))


if __name__ == "__main__":
    inputs = load(Path(sys.argv[1]))
    for call in (web, paper, word, sound):
        if call.__name__ in sys.argv[2:]:
            call(inputs)
