"""Maps of places as SVG text, drawn at build: values in, text out. Nothing here knows MkDocs, templates or the network."""
