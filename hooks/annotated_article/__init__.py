"""Annotated articles: the text of an article and the notes on it, merged into pages.

The folders are the stages, in the order in which data flows through them; `site` runs them from top to bottom.

- `loading`: from files to records. YAML to nodes (`read_yaml`), nodes to values (`read_record`), a folder to a Library (`read_folder`).
- `checking`: what a Library says that cannot be right. Records in, problems out. `loading` checks what a single field says.
- `anchoring`: where in the reader's text each note belongs. Strings and values only, no files, no pages.
- `weaving`: from places to HTML: marks and passage numbers in the text (`weave_text`), the notes below it (`endnotes`).
- `pages`: the notes as pages, in a folder for each subject, each template beside its page. What all pages share is in `pages` itself.

What the stages share: `kinds` has a file for each kind of note, `dates` how dates are typed and shown, `numbering` passage numbers that
outlive edits, `words` the interface's English, `translations` the other languages.

What is around them: `exports` has the formats that other programs read, `sharing` the pictures beside shared links, `other_hosts` the
site for programs that run no hooks, `commands` what each command does, `command_line` its arguments and what it prints and writes.
Only `mkdocs_adapter` imports MkDocs: what MkDocs calls (`events`), what it renders (`build`), how it serves (`serving`).
"""
