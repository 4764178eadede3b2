"""Passage numbers that survive edits: old and new passages in, numbers and stubs out. Knows nothing of files, pages or notes."""
