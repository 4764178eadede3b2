"""The only part that imports MkDocs: what it calls (`events`), what it renders (`build`), how it serves (`serving`)."""
