"""Paper: the document as a PDF whose lines and pages break where they should."""
