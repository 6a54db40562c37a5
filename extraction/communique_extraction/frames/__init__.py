"""Which words name an event, and what each of them asks for."""
