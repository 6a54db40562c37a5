"""Events out of the store, in the forms that others' tools read: the mirror of the producer."""
