#!lua flags=allow-oom
-- Keeps and drops decisions on reports, and lets these wait for being merged anew.
--
-- KEYS: 1 decisions, 2 reports that are to be merged
-- ARGV: 1 now, 2 how many are kept, number and text of each, then how many are dropped, their numbers, then the
--       reports that wait
local at = 3
for _ = 1, tonumber(ARGV[2]) do
  redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1])
  at = at + 2
end
local dropped = tonumber(ARGV[at])
for n = at + 1, at + dropped do redis.call('HDEL', KEYS[1], ARGV[n]) end
for n = at + dropped + 1, #ARGV do redis.call('ZADD', KEYS[2], ARGV[1], ARGV[n]) end
return 1
