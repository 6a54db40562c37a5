"""An article's text as sentences, each with its place in it."""
