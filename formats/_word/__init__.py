"""Word files: the parts of a document as Word's own elements."""
