"""Speech: the document as the words that are said."""
