"""The voice: words as sound, and sound as a file."""
