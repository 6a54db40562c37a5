"""Forms in which events leave the store, one file each."""
