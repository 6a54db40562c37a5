#!lua flags=no-writes
-- Looks at one article and its events, all at one instant.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 queued, 6 outbox, 7 sent,
--       8 dead letters, 9 articles by time of storing
-- ARGV: article id, prefix of the indexes
-- Returns: what is wrong, as sentences.
local wrong = {}
local function say(words) wrong[#wrong + 1] = words end
local id = ARGV[1]
local held = redis.call('HMGET', KEYS[1], 'hash', 'extractor', 'record')
local listed = redis.call('ZSCORE', KEYS[9], id)
local queued = redis.call('HEXISTS', KEYS[5], id) == 1
if queued and redis.call('HEXISTS', KEYS[6], id) == 0 then say('is under way without a record in the outbox') end
if queued and not redis.call('ZSCORE', KEYS[7], id) then say('is under way without a time of sending') end
if not queued and redis.call('HEXISTS', KEYS[6], id) == 1 then say('is in the outbox and not under way') end
if not queued and redis.call('ZSCORE', KEYS[7], id) then say('has a time of sending and is not under way') end
if queued and redis.call('HEXISTS', KEYS[8], id) == 1 then say('is under way and dead') end
if held[1] and not (held[2] and held[3]) then say('is stored without extractor or record') end
if held[1] and not listed then say('is stored and not in the list by time') end
if listed and not held[1] then say('is in the list by time and not stored') end
for _, event in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  if not held[1] then say('event ' .. event .. ' has no article') end
  if redis.call('HEXISTS', KEYS[3], event) == 0 then say('event ' .. event .. ' has no body') end
  local keys = redis.call('HGET', KEYS[4], event)
  if not keys then say('event ' .. event .. ' has no list of indexes') end
  for key in string.gmatch((keys or '') .. '\nall', '[^\n]+') do
    if not redis.call('ZSCORE', ARGV[2] .. key, event) then say('event ' .. event .. ' is missing in ' .. key) end
  end
end
return wrong
