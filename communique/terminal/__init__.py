"""What is shown on a terminal, and how: all that draws stands here."""
