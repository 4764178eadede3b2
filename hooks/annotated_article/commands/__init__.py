"""The commands besides `check`: a file for each, which takes values and returns text or the contents of files."""
