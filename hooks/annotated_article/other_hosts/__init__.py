"""The same site for programs that run no hooks: a Python-Markdown extension, and the pages for it to fill, written in advance."""
