#!lua flags=allow-oom
-- Takes articles out of what copies are found by: nothing is a copy of them from here on.
--
-- KEYS: 1 records, 2 their order, 3 bands
-- ARGV: ids
for _, id in ipairs(ARGV) do drop(id) end
