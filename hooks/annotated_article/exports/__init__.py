"""What other programs read: citations, and the notes in the field's standard forms. Values in, text out."""
