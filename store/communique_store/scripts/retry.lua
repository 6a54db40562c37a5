#!lua
-- Takes the article of a dead letter in again, in the place of the letter, or does nothing where that has changed.
--
-- Invariant: as in accept.lua. A letter under the id of its article is of the newest record that was accepted; so
-- this record supersedes what may be stored, whatever its text.
--
-- KEYS: 1 queued, 2 outbox, 3 sent, 4 dead letters
-- ARGV: article id, the letter as it was seen, now, fingerprint, record
-- Returns: 1 taken in, 0 the letter is there no more, or is another one.
local id = ARGV[1]
if redis.call('HGET', KEYS[4], id) ~= ARGV[2] then return 0 end
redis.call('ZADD', KEYS[3], ARGV[3], id) -- where others wrote there this fails, and the letter stays
redis.call('HSET', KEYS[2], id, ARGV[5])
redis.call('HSET', KEYS[1], id, ARGV[4])
redis.call('HDEL', KEYS[4], id)
return 1
