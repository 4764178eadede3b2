"""The same site for programs that run no hooks: a Python-Markdown extension, and the pages that it fills, written ahead."""
