#!lua flags=allow-oom
-- Keeps a dead letter and takes its article off those under way, or does nothing where the article was
-- processed after all by another worker.
--
-- Invariant: an article's newest reading ends in one of two places, the store or the dead letters.
--
-- KEYS: 1 article, 2 dead letters, 3 queued, 4 outbox, 5 sent, 6 attempts
-- ARGV: article id, letter, text hash ('' if it has none), extractor (sortable version; '' if unknown)
-- Returns: 1 buried, 0 processed after all.
local held = redis.call('HMGET', KEYS[1], 'hash', 'extractor')
local processed = held[1] and held[1] == ARGV[3] and ARGV[4] ~= '' and held[2] >= ARGV[4]
if not processed then redis.call('HSET', KEYS[2], ARGV[1], ARGV[2]) end
redis.call('HDEL', KEYS[3], ARGV[1])
redis.call('HDEL', KEYS[4], ARGV[1])
redis.call('ZREM', KEYS[5], ARGV[1])
redis.call('HDEL', KEYS[6], ARGV[1])
return processed and 0 or 1
