"""The world as data: states, cities, venues, outlets."""
