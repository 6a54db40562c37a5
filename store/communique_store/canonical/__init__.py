"""What the store keeps to tell reports of one event as one: blocks, components, canonical events."""
