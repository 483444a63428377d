"""pyttsx3 in a process of its own, a sentence for each line of JSON, each waited for: the least that works safely."""

import contextlib
import io
import json
import sys
import tempfile
import threading
import wave

import pyttsx3

engine = pyttsx3.init()
done = threading.Event()
engine.connect("finished-utterance", lambda **_: done.set())
with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
    for line in sys.stdin:
        done.clear()
        engine.save_to_file(json.loads(line), f"{folder}/speech.wav")
        engine.runAndWait()
        done.wait(60)
        with wave.open(f"{folder}/speech.wav") as file:
            file.readframes(file.getnframes())
