"""What the words around an event say of it: dates, instruments, topics, fields, values."""
