#!lua
-- Takes articles in: from here on each of them ends in the store or as a dead letter.
--
-- Invariant: an article that is under way has its record in the outbox and the time of its last sending.
-- Without "allow-oom": at the memory limit nothing is taken in, while what was accepted is finished.
-- What concerns all of them is asked and written in one call each, which is most of the speed.
--
-- KEYS: 1 queued, 2 outbox, 3 sent, 4 attempts, 5 dead letters, then one article key for each article
-- ARGV: now, "1" to take known articles again, then for each article: id, text hash, record
-- Returns for each article: 0 taken in, 1 known, 2 the id is taken by another text, 3 the id has a dead letter.
local ids, answers, again = {}, {}, {}
for n = 1, #KEYS - 5 do ids[n] = ARGV[3 * n] end
local under_way = redis.call('HMGET', KEYS[1], unpack(ids))
local dead = redis.call('HMGET', KEYS[5], unpack(ids))
local hashes, records, times = {}, {}, {}
for n, id in ipairs(ids) do
  local hash = ARGV[3 * n + 1]
  local held = redis.call('HGET', KEYS[n + 5], 'hash') or under_way[n]
  local known = held or dead[n]
  if held and held ~= hash then
    answers[n] = 2
  elseif known and ARGV[2] ~= '1' then
    answers[n] = held and 1 or 3
  else
    local at = #hashes + 1
    hashes[at], hashes[at + 1] = id, hash
    records[at], records[at + 1] = id, ARGV[3 * n + 2]
    times[at], times[at + 1] = ARGV[1], id
    if known then again[#again + 1] = id end
    answers[n] = 0
  end
end
if #hashes > 0 then
  redis.call('HSET', KEYS[1], unpack(hashes))
  redis.call('HSET', KEYS[2], unpack(records))
  redis.call('ZADD', KEYS[3], unpack(times))
end
if #again > 0 then
  redis.call('HDEL', KEYS[4], unpack(again))
  redis.call('HDEL', KEYS[5], unpack(again))
end
return answers
