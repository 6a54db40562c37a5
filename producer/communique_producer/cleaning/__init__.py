"""Takes out of texts what is not of the article: damage by wrong encodings, lines of the page around it."""

from communique_producer.cleaning.cleaning import Cleaned, clean, clean_record, require_cleaning

__all__ = ["Cleaned", "clean", "clean_record", "require_cleaning"]
