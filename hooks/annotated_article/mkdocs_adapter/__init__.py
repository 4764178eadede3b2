"""The only part that knows MkDocs: what it asks for (`events`), what it renders (`build`), how it serves (`serving`)."""
