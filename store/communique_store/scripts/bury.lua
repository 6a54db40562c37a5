#!lua flags=allow-oom
-- Keeps a dead letter and takes its article off those under way, or does nothing where that was processed after all
-- by another worker, was forgotten, or is under way with a newer record.
--
-- Invariant: an article's newest record ends in one of two places, the store or the dead letters; what comes
-- without a receipt touches no article that was accepted.
--
-- KEYS: 1 article, 2 dead letters, 3 queued, 4 outbox, 5 sent, 6 attempts, 7 forgotten
-- ARGV: article id, letter, receipt ('' if it was never accepted), extractor (sortable version; '' if unknown)
-- Returns: 1 buried, 0 nothing done, -1 nothing done: without a receipt, and the id is that of an accepted article.
local id, receipt = ARGV[1], ARGV[3]
local held = redis.call('HMGET', KEYS[1], 'hash', 'extractor')
local under_way = redis.call('HGET', KEYS[3], id)
if receipt == '' then
  if redis.call('HEXISTS', KEYS[7], redis.sha1hex(id)) == 1 then return 0 end
  if under_way or held[1] then return -1 end
  redis.call('HSET', KEYS[2], id, ARGV[2])
  return 1
end
if under_way ~= receipt then return 0 end
local processed = held[1] == receipt and ARGV[4] ~= '' and held[2] and held[2] >= ARGV[4]
if not processed then redis.call('HSET', KEYS[2], id, ARGV[2]) end
redis.call('ZREM', KEYS[5], id) -- where others wrote there this fails, and it stays under way
redis.call('HDEL', KEYS[6], id)
redis.call('HDEL', KEYS[3], id)
redis.call('HDEL', KEYS[4], id)
return processed and 0 or 1
