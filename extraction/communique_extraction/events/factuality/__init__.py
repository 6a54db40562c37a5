"""Did it happen? The cues in whose scope an event stands, and the status that they make together."""
