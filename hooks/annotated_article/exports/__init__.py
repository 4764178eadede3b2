"""What other programs read: citations, and the notes in standard formats. Values in, text out."""
