"""What a rebuild need not do again: pages of which nothing has changed that they were made from.

While a page is made, `reads` notes what it looks up; `content` says what that was, in a few bytes; `kept_pages` keeps both with the
page. The next build looks the same things up, and takes the kept page if all of them are as they were.
"""
