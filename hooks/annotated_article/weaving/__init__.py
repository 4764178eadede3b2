"""From places to HTML: marks and passage numbers in the text (`weave_text`), the notes below it (`endnotes`)."""
