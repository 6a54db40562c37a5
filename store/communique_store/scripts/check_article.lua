#!lua flags=no-writes
-- Looks at one article and its events, all at one instant.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 queued, 6 outbox, 7 sent,
--       8 dead letters, 9 articles by time of storing, 10 attempts, 11 forgotten
-- ARGV: article id, prefix of the indexes
-- Returns: what is wrong, as sentences; fingerprint and record as stored; fingerprint and record in the outbox; the
--          dead letter; for each event its id, body, list of indexes, and its scores in the index of the
--          article, in that of all events, and in those of the list. What is not there is ''.
local wrong = {}
local function say(words) wrong[#wrong + 1] = words end
local id = ARGV[1]
local held = redis.call('HMGET', KEYS[1], 'hash', 'extractor', 'record')
local listed = redis.call('ZSCORE', KEYS[9], id)
local queued = redis.call('HGET', KEYS[5], id)
local record = redis.call('HGET', KEYS[6], id)
local letter = redis.call('HGET', KEYS[8], id)
local sent = redis.call('ZSCORE', KEYS[7], id)
if queued and not record then say('is under way without a record in the outbox') end
if queued and not sent then say('is under way without a time of sending') end
if record and not queued then say('is in the outbox and not under way') end
if sent and not queued then say('has a time of sending and is not under way') end
if queued and letter then say('is under way and dead') end
if not queued and redis.call('HEXISTS', KEYS[10], id) == 1 then say('has tries counted and is not under way') end
if held[1] and not (held[2] and held[3]) then say('is stored without extractor or record') end
if held[1] and not listed then say('is stored and not in the list by time') end
if listed and not held[1] then say('is in the list by time and not stored') end
if (held[1] or queued or letter) and redis.call('HEXISTS', KEYS[11], redis.sha1hex(id)) == 1 then
  say('was forgotten, and is there still')
end

local events = {}
local entries = redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')
for n = 1, #entries, 2 do
  local event = entries[n]
  if not held[1] then say('event ' .. event .. ' has no article') end
  local list = redis.call('HGET', KEYS[4], event) or ''
  local scores = { entries[n + 1] }
  for key in string.gmatch('all\n' .. list, '[^\n]+') do
    scores[#scores + 1] = redis.call('ZSCORE', ARGV[2] .. key, event) or ''
  end
  events[#events + 1] = { event, redis.call('HGET', KEYS[3], event) or '', list, scores }
end
return { wrong, held[1] or '', held[3] or '', queued or '', record or '', letter or '', events }
