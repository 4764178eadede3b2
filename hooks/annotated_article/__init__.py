"""Annotated articles: the text of an article and the notes on it, merged into pages.

The folders are the stages, in the order in which data flows through them: `loading` (files to records), `checking` (records
to problems), `anchoring` (quotes and names to places in the text), `weaving` (places to marks and endnotes), `pages` (the
same notes in other views). `site` runs them from top to bottom. Only `mkdocs_adapter` imports MkDocs.
"""
