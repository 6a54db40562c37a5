"""The store's Lua scripts: each is one atomic step, and says at its top what it keeps true."""
