"""Passage numbers that outlive edits: old passages and new ones in, numbers and stubs out. Knows no file, no page, no note."""
