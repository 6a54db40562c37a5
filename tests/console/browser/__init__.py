"""The page as those who look at it have it: a real browser, a real server, a real worker."""
