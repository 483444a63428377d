"""Braille: words as cells, cells as lines, lines as pages, and the files that hold them."""
