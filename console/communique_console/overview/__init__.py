"""What charts show: events counted by place, pair, time, agreement and person, in a read model in memory.

tables.py      the tables, and putting events in and out
keeping.py     the thread that keeps them true to the store
settling.py    who is who of the names, who took part in what, and with whom
fitting.py     the store's filters in SQL
world_map.py   network.py   timeline.py   agreements.py   people.py   person_page.py   what is counted
routes.py      the same over HTTP
"""
