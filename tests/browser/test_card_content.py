"""What a card contains, and where its links and buttons lead."""

import pytest
from playwright.sync_api import Page, expect

from support.reading import NOURI, OPEN, focused, middle, open_card, rested, wait_for_card


def test_a_card_says_what_it_is_and_what_can_be_done(article: Page) -> None:
    article.locator(NOURI).click()
    card = article.locator(OPEN)
    assert card.get_attribute("role") == "dialog"
    assert card.locator(".card__kind").inner_text() == "Person"
    assert card.locator(".card__name").inner_text() == "Nouri al-Maliki"
    expect(card.locator(".card__where")).to_be_hidden()  # he is mentioned once
    assert "Prime minister" in card.locator(".facts").inner_text()
    assert card.locator(".state").inner_text() == "Draft, not yet reviewed"
    acts = [word for word in card.locator(".card__acts").locator("a, button").all_inner_texts() if word]
    assert acts[:4] == ["Open page", "Copy link", "Cite", "Edit"]
    assert str(card.locator(".card__edit").get_attribute("href")).endswith("annotations/people/nouri-al-maliki.yml")
    assert card.locator(".name, .note, [href^='#m-']").count() == 0
    expect(card.get_by_role("link", name="Open page")).to_have_attribute(
        "href", article.url.split("articles/")[0] + "people/nouri-al-maliki/"
    )


def test_a_card_leads_to_at_most_two_sources_where_they_are(article: Page) -> None:
    article.locator(NOURI).click()
    assert "; +3 more · In the text: ¶\u00a03" in str(article.locator("#n-entry-nouri-al-maliki .rests").text_content())
    links = article.locator(f"{OPEN} .rests a:visible")
    assert links.count() == 2
    for link in links.all():
        address = str(link.get_attribute("href"))
        assert address.startswith("http")
        assert "#s-" not in address


def test_a_source_without_an_address_is_words_in_a_card_and_leads_nowhere(article: Page) -> None:
    article.locator("#m-entry-baghdad-conference-p1-1").click()
    first = article.locator("#n-entry-baghdad-conference .rests a").first
    assert not article.locator(f"{first.get_attribute('href')} a").count()
    sources = article.locator(f"{OPEN} .rests")
    expect(sources).to_contain_text(str(first.text_content()))
    expect(sources.get_by_role("link", name=str(first.text_content()))).to_have_count(0)


def test_a_card_that_is_not_at_a_mention_says_how_many_there_are(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator(f"{OPEN} .says a").first.click()
    expect(article.locator(f"{OPEN} .card__where")).to_contain_text("In the text: ")


@pytest.mark.thorough
def test_previous_and_next_go_from_mention_to_mention_and_round(article: Page) -> None:
    links = article.locator("#n-entry-insurgents .rests [href^='#m-']").evaluate_all("all => all.map(each => each.hash.slice(1))")
    assert len(links) > 2
    article.locator(f"#{links[0]}").click()
    where = article.locator(f"{OPEN} .card__where > span")
    places = [where.inner_text()]
    for _ in links:
        article.get_by_role("button", name="Next mention").click()
        places.append(where.inner_text())
    assert places == [f"mention {at % len(links) + 1} of {len(links)}" for at in range(len(links) + 1)]
    article.get_by_role("button", name="Previous mention").focus()
    article.keyboard.press("Enter")
    assert where.inner_text() == f"mention {len(links)} of {len(links)}"
    assert article.evaluate("document.activeElement.value") == "previous"
    expect(article.locator(f"#{links[-1]}")).to_be_in_viewport()
    article.keyboard.press("Escape")
    assert focused(article) == links[-1]


def test_a_link_to_a_note_of_this_page_turns_the_card_and_back_turns_it_again(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator(f"{OPEN} .says a").first.click()
    assert wait_for_card(article).name == "Baghdad conference of 10 March 2007"
    assert article.url.endswith("baghdad-conference/")
    article.locator(f"{OPEN} .card__back").focus()
    article.keyboard.press("Enter")
    card = wait_for_card(article)
    assert (card.name, card.how) == ("Nouri al-Maliki", "pinned")
    assert article.locator(f"{OPEN} .card__back").count() == 0
    assert article.evaluate("selector => document.activeElement.matches(selector)", OPEN)
    article.keyboard.press("Escape")
    assert focused(article) == NOURI[1:]


def test_a_link_in_a_passing_card_pins_it(article: Page) -> None:
    rested(article, NOURI)
    article.locator(f"{OPEN} .says a").first.click()
    card = wait_for_card(article)
    assert (card.name, card.how) == ("Baghdad conference of 10 March 2007", "pinned")


def test_a_link_to_what_is_not_in_this_page_is_an_ordinary_link(article: Page) -> None:
    article.locator(NOURI).click()
    article.get_by_role("link", name="Open page").click()
    article.wait_for_url("**/people/nouri-al-maliki/")


def test_words_with_several_notes_open_the_narrowest_and_name_the_others(article: Page) -> None:
    both = article.locator("[data-notes='entry-surge troop-increase']").first
    both.click()
    assert wait_for_card(article).kind == "term"
    others = article.locator(f"{OPEN} .card__also a")
    assert others.all_inner_texts() == ['Date US troop increase in Iraq, the "surge"']


def test_another_note_on_the_words_takes_the_place_of_the_first_and_the_card_stays(article: Page) -> None:
    both = article.locator("[data-notes='entry-surge troop-increase']").first
    middle(both)
    both.click()
    wait_for_card(article)
    before = article.locator(OPEN).bounding_box()
    article.locator(f"{OPEN} .card__also a").click()
    assert wait_for_card(article).kind == "date"
    after = article.locator(OPEN).bounding_box()
    assert before is not None and after is not None
    assert (before["x"], before["y"]) == (after["x"], after["y"])
    assert article.locator(f"{OPEN} .card__also a").inner_text().startswith("Term ")


def test_copy_link_and_cite_put_the_note_on_the_clipboard(article: Page) -> None:
    address = f"{article.url}#n-entry-nouri-al-maliki"
    article.locator(NOURI).click()
    article.get_by_role("button", name="Copy link").click()
    expect(article.get_by_role("status")).to_have_text("Copied")
    assert article.evaluate("navigator.clipboard.readText()") == address
    article.get_by_role("button", name="Cite").click()
    article.wait_for_timeout(100)
    assert article.evaluate("navigator.clipboard.readText()") == f"“Nouri al-Maliki.” Annotated Articles, {address}."
    assert open_card(article) is not None


def test_the_kind_of_a_card_has_its_line_beside_its_word(article: Page) -> None:
    """Colour never says it alone."""
    line = "(element, part) => getComputedStyle(element, part).borderBottomStyle"
    article.locator(NOURI).click()
    assert article.locator(f"{OPEN} .card__kind").evaluate(line, "::before") == "solid"
    lines = {kind: article.locator(f".panel .kind--{kind}").evaluate(line, "::before") for kind in ("person", "place", "date")}
    assert lines == {"person": "solid", "place": "dotted", "date": "double"}
