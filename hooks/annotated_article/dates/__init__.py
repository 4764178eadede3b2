"""Dates: their form (EDTF), how people write them, and how they are shown in a language."""
