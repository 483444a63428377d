import io

from PIL import Image

from leaflets.publishing.previews import WIDTH, dimensions, draw, png
from tests.jobs.test_measures import pdf


def test_a_page_is_drawn_at_its_own_shape() -> None:
    picture = Image.open(io.BytesIO(draw(pdf(2), 2)))
    picture.load()
    assert picture.format == "PNG"
    assert picture.width == WIDTH
    assert abs(picture.height - WIDTH * 297 / 210) <= 1
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_rows_may_be_padded() -> None:
    pixels = bytes([1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0, 0])
    picture = Image.open(io.BytesIO(png(pixels, 2, 2, 8)))
    assert [picture.getpixel((x, y)) for y in range(2) for x in range(2)] == [
        (1, 2, 3),
        (4, 5, 6),
        (7, 8, 9),
        (10, 11, 12),
    ]


def test_its_dimensions_are_read_from_its_head() -> None:
    assert dimensions(png(bytes(60), 5, 4, 15)) == (5, 4)


def test_the_same_page_is_the_same_bytes() -> None:
    assert draw(pdf(1), 1) == draw(pdf(1), 1)
