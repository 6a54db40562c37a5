#!lua flags=allow-oom
-- Counts one more try of each article that is under way still.
--
-- Invariant: no tries are counted of an article that is not under way.
-- "allow-oom": what was accepted is finished at the memory limit, too.
--
-- KEYS: 1 outbox, 2 attempts
-- ARGV: article ids
-- Returns: how often each was begun by now; 0 where it is under way no more.
local counts = {}
for n, id in ipairs(ARGV) do
  local under_way = redis.call('HEXISTS', KEYS[1], id) == 1
  counts[n] = under_way and redis.call('HINCRBY', KEYS[2], id, 1) or 0
end
return counts
