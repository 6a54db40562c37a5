#!lua flags=allow-oom
-- Takes an article and its events out, indexes included; the stream keeps what it said.
--
-- Invariant: no index names an event that has no body.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 counters, 6 articles by time
-- ARGV: article id, prefix of the indexes
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local keys = redis.call('HGET', KEYS[4], id)
  for key in string.gmatch(keys or '', '[^\n]+') do redis.call('ZREM', ARGV[2] .. key, id) end
  redis.call('ZREM', ARGV[2] .. 'all', id)
  redis.call('HDEL', KEYS[3], id)
  redis.call('HDEL', KEYS[4], id)
end
redis.call('DEL', KEYS[2])
redis.call('ZREM', KEYS[6], ARGV[1])
if redis.call('DEL', KEYS[1]) == 1 then redis.call('HINCRBY', KEYS[5], 'articles', -1) end
