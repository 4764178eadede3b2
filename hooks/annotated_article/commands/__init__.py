"""What the command line does besides `check`: one file per command, values in, text or files' contents out."""
