"""How leaflets look and sound: templates, style sheets, fonts, words, pronunciations. Data, no code."""
