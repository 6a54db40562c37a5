#!lua flags=allow-oom
-- Counts one more try of each record that is under way still.
--
-- Invariant: no tries are counted of an article that is not under way, nor of a record for one that superseded it.
-- "allow-oom": what was accepted is finished at the memory limit, too.
--
-- KEYS: 1 queued, 2 attempts
-- ARGV: for each article: id, receipt
-- Returns: how often each was begun by now; 0 where it is under way no more.
local counts = {}
for n = 1, #ARGV, 2 do
  local under_way = redis.call('HGET', KEYS[1], ARGV[n]) == ARGV[n + 1]
  counts[#counts + 1] = under_way and redis.call('HINCRBY', KEYS[2], ARGV[n], 1) or 0
end
return counts
