#!lua
-- Takes stored articles round again as they are: each goes from the store into the outbox, on the server itself.
--
-- Invariant: whatever is pushed meanwhile, an older record never takes the place of a newer one: one that is under
-- way already stays, and one that ended as a dead letter is the newest, and for others to send again.
--
-- KEYS: 1 queued, 2 outbox, 3 sent, 4 dead letters, then one article key for each article
-- ARGV: now, then the article ids
-- Returns for each article: 0 under way, 1 not stored, 2 its newest record is a dead letter.
local answers = {}
for n = 1, #KEYS - 4 do
  local id = ARGV[n + 1]
  local held = redis.call('HMGET', KEYS[n + 4], 'hash', 'record')
  if redis.call('HEXISTS', KEYS[1], id) == 1 then
    answers[n] = 0
  elseif redis.call('HEXISTS', KEYS[4], id) == 1 then
    answers[n] = 2
  elseif not (held[1] and held[2]) then
    answers[n] = 1
  else
    redis.call('ZADD', KEYS[3], ARGV[1], id) -- where others wrote there this fails, and it is not under way
    redis.call('HSET', KEYS[2], id, held[2])
    redis.call('HSET', KEYS[1], id, held[1])
    answers[n] = 0
  end
end
return answers
