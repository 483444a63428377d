"""The engine: what a leaflet means, from its YAML source to proved artefacts."""
