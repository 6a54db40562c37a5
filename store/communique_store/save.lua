#!lua flags=allow-oom
-- Puts everything that one article gave in place, or nothing.
--
-- Invariant: for each article the store holds the events of exactly one extractor version, the newest
-- that ever arrived; every event stands in all of its indexes and came through the stream once.
--
-- "allow-oom": what was accepted is finished at the memory limit, too; new articles are refused there.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 stream, 6 queued, 7 attempts,
--       8 counters, 9 articles by time of storing, 10 outbox, 11 sent, 12 dead letters
-- ARGV: text hash, extractor (sortable version), record, article id, now, number of events, prefix of
--       the indexes, days of the longest event, then for each event: id, body, score, number of indexes
--       beside those of all events and of the article, their names after the prefix
-- Returns: 1 written, 0 was there already, -1 the id is taken by another text.
local held = redis.call('HMGET', KEYS[1], 'hash', 'extractor')
if held[1] and held[1] ~= ARGV[1] then return -1 end
redis.call('HDEL', KEYS[6], ARGV[4])
redis.call('HDEL', KEYS[7], ARGV[4])
redis.call('HDEL', KEYS[10], ARGV[4])
redis.call('ZREM', KEYS[11], ARGV[4])
redis.call('HDEL', KEYS[12], ARGV[4])
if held[2] and held[2] >= ARGV[2] then return 0 end
local all = ARGV[7] .. 'all'
local old = redis.call('ZRANGE', KEYS[2], 0, -1)
for _, id in ipairs(old) do
  local keys = redis.call('HGET', KEYS[4], id)
  for key in string.gmatch(keys or '', '[^\n]+') do redis.call('ZREM', ARGV[7] .. key, id) end
  redis.call('ZREM', all, id)
  local body = redis.call('HGET', KEYS[3], id)
  if body then redis.call('XADD', KEYS[5], '*', 'action', 'retracted', 'event', body) end
  redis.call('HDEL', KEYS[3], id)
  redis.call('HDEL', KEYS[4], id)
end
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'extractor', ARGV[2], 'record', ARGV[3])
local at = 9
for _ = 1, tonumber(ARGV[6]) do
  local id, body, score, count = ARGV[at], ARGV[at + 1], ARGV[at + 2], tonumber(ARGV[at + 3])
  local keys = {}
  for k = at + 4, at + 3 + count do
    redis.call('ZADD', ARGV[7] .. ARGV[k], score, id)
    keys[#keys + 1] = ARGV[k]
  end
  redis.call('HSET', KEYS[3], id, body)
  redis.call('HSET', KEYS[4], id, table.concat(keys, '\n'))
  redis.call('ZADD', KEYS[2], score, id)
  redis.call('ZADD', all, score, id)
  redis.call('XADD', KEYS[5], '*', 'action', 'added', 'event', body)
  at = at + 4 + count
end
local longest = tonumber(redis.call('HGET', KEYS[8], 'longest') or 0)
if tonumber(ARGV[8]) > longest then redis.call('HSET', KEYS[8], 'longest', ARGV[8]) end
if not held[1] then redis.call('HINCRBY', KEYS[8], 'articles', 1) end
redis.call('ZADD', KEYS[9], ARGV[5], ARGV[4])
return 1
