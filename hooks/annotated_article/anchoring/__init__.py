"""Where in the reader's text each note belongs: strings and values only, no files, no pages."""
