"""Dialogs that a page opens, which no page of ours does."""

from playwright.sync_api import Dialog, Page


def closed_dialogs(page: Page) -> list[str]:
    """A list that receives what every dialog says; each is closed at once."""
    said: list[str] = []

    def remember(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", remember)
    return said
