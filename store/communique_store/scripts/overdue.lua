#!lua
-- Claims articles that were sent long ago and are still under way; their time of sending becomes now, so
-- that of several workers that look one sends them again.
--
-- KEYS: 1 sent
-- ARGV: sent before this time, now, at most so many
-- Returns: their ids.
local ids = redis.call('ZRANGE', KEYS[1], '-inf', '(' .. ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids
