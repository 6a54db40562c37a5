#!lua
-- Takes articles in: from here on each of them ends in the store or as a dead letter.
--
-- Invariant: an article that is under way has its record in the outbox and the time of its last sending.
-- Without "allow-oom": at the memory limit nothing is taken in, while what was accepted is finished.
--
-- KEYS: 1 queued, 2 outbox, 3 sent, 4 attempts, 5 dead letters, then one article key for each article
-- ARGV: now, "1" to take known articles again, then for each article: id, text hash, record
-- Returns for each article: 0 taken in, 1 known, 2 the id is taken by another text.
local answers = {}
for n = 1, #KEYS - 5 do
  local id, hash, record = ARGV[3 * n], ARGV[3 * n + 1], ARGV[3 * n + 2]
  local held = redis.call('HGET', KEYS[n + 5], 'hash') or redis.call('HGET', KEYS[1], id)
  local dead = redis.call('HEXISTS', KEYS[5], id) == 1
  if held and held ~= hash then
    answers[n] = 2
  elseif (held or dead) and ARGV[2] ~= '1' then
    answers[n] = 1
  else
    redis.call('HSET', KEYS[1], id, hash)
    redis.call('HSET', KEYS[2], id, record)
    redis.call('ZADD', KEYS[3], ARGV[1], id)
    redis.call('HDEL', KEYS[4], id)
    redis.call('HDEL', KEYS[5], id)
    answers[n] = 0
  end
end
return answers
