"""EPUB: the package and its cover."""
