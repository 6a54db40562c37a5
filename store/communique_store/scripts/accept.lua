#!lua
-- Takes articles in: from here on each of them ends in the store or as a dead letter, or a newer record of it does.
--
-- Invariant: an article that is under way has its record in the outbox and the time of its last sending; and its
-- fingerprint among the queued is the receipt for this record, without which no worker may do anything in its name.
-- Without "allow-oom": at the memory limit nothing is taken in, while what was accepted is finished.
-- What concerns all of them is asked and written in one call each, which is most of the speed.
--
-- KEYS: 1 queued, 2 outbox, 3 sent, 4 attempts, 5 dead letters, 6 forgotten, then one article key for each article
-- ARGV: now, "1" to take known articles again, "1" to let another text take the place of the one known, "1" if they
--       come in a message, which may be older than the forgetting of an article; then for each article: id,
--       fingerprint, record
-- Returns for each article: 0 taken in, 1 taken in, and supersedes the record known, 2 known, 3 known with other
--       details, 4 the id is taken by another text, 5 its newest record is a dead letter, 6 it was forgotten.
local NEW, SUPERSEDING, KNOWN, DIFFERS, CONFLICT, DEAD, FORGOTTEN = 0, 1, 2, 3, 4, 5, 6
local TEXT = 64 -- characters of a fingerprint that are the text's hash
local again, replace, in_message = ARGV[2] == '1', ARGV[3] == '1', ARGV[4] == '1'
local ids, answers = {}, {}
for n = 1, #KEYS - 6 do ids[n] = ARGV[3 * n + 2] end
local under_way = redis.call('HMGET', KEYS[1], unpack(ids))
local dead = redis.call('HMGET', KEYS[5], unpack(ids))
local some_forgotten = redis.call('EXISTS', KEYS[6]) == 1

local function judge(newest, fingerprint, letter)
  if letter and not again then return DEAD end
  if not newest then return NEW end
  if newest == fingerprint then return again and NEW or KNOWN end
  if replace or letter then return SUPERSEDING end
  if string.sub(newest, 1, TEXT) ~= string.sub(fingerprint, 1, TEXT) then return CONFLICT end
  return again and SUPERSEDING or DIFFERS
end

local fingerprints, records, times, known, back = {}, {}, {}, {}, {}
for n, id in ipairs(ids) do
  local fingerprint = ARGV[3 * n + 3]
  local forgotten = some_forgotten and redis.sha1hex(id)
  if in_message and forgotten and redis.call('HEXISTS', KEYS[6], forgotten) == 1 then
    answers[n] = FORGOTTEN
  else
    local newest = under_way[n] or redis.call('HGET', KEYS[n + 6], 'hash')
    answers[n] = judge(newest, fingerprint, dead[n])
    if answers[n] == NEW or answers[n] == SUPERSEDING then
      local at = #fingerprints + 1
      fingerprints[at], fingerprints[at + 1] = id, fingerprint
      records[at], records[at + 1] = id, ARGV[3 * n + 4]
      times[at], times[at + 1] = ARGV[1], id
      if newest or dead[n] then known[#known + 1] = id end
      if forgotten then back[#back + 1] = forgotten end
    end
  end
end
if #fingerprints > 0 then
  redis.call('ZADD', KEYS[3], unpack(times)) -- where others wrote there this fails, and none is under way
  redis.call('HSET', KEYS[2], unpack(records))
  redis.call('HSET', KEYS[1], unpack(fingerprints))
end
if #known > 0 then
  redis.call('HDEL', KEYS[4], unpack(known))
  redis.call('HDEL', KEYS[5], unpack(known))
end
if #back > 0 then redis.call('HDEL', KEYS[6], unpack(back)) end
return answers
