#!lua flags=allow-oom
-- Takes an article and its events out, indexes included; the stream keeps what it said.
--
-- Invariant: no index names an event that has no body; and it is known up to where the stream may say of an
-- event that it was added which is stored no more, and may come again when its article does.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 counters, 6 articles by time,
--       7 stream
-- ARGV: article id, prefix of the indexes
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local keys = redis.call('HGET', KEYS[4], id)
  for key in string.gmatch(keys or '', '[^\n]+') do redis.call('ZREM', ARGV[2] .. key, id) end
  redis.call('ZREM', ARGV[2] .. 'all', id)
  redis.call('HDEL', KEYS[3], id)
  redis.call('HDEL', KEYS[4], id)
end
redis.call('DEL', KEYS[2])
local newest = redis.call('XREVRANGE', KEYS[7], '+', '-', 'COUNT', 1)
if #newest > 0 then redis.call('HSET', KEYS[5], 'forgotten', newest[1][1]) end
redis.call('ZREM', KEYS[6], ARGV[1])
if redis.call('DEL', KEYS[1]) == 1 then redis.call('HINCRBY', KEYS[5], 'articles', -1) end
