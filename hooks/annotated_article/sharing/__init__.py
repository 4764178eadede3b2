"""The pictures that others show beside a link to the site."""
