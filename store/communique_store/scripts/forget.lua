#!lua flags=allow-oom
-- Takes an article and its events out, indexes included: for its age, or because it is to be forgotten.
--
-- Invariant: no index names an event that has no body. What goes by its age leaves the stream as it is, and it is
-- known up to where the stream may say of an event that it was added which is stored no more, and may come again
-- when its article does. A canonical event that holds what goes is gone at once, and comes back without it when its
-- other reports, which are due from then on, are merged. What is forgotten is neither under way nor dead from then on, no message brings it back,
-- and the stream says that its events were retracted, or nothing of them at all.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 counters, 6 articles by time,
--       7 stream, 8 queued, 9 outbox, 10 sent, 11 attempts, 12 dead letters, 13 forgotten, 14 reports that are to be
--       merged, 15 components, 16 component of each report, 17 canonical event of each report, 18 bodies of
--       canonical events, 19 lists of their indexes, 20 lists of blocks, 21 signatures of reports
-- ARGV: 1 article id, 2 prefix of the indexes, 3 prefix of those of canonical events, 4 "aged", "retracted" or
--       "erased", 5 now, 6 for "erased" the time of storing before the stream was searched ('' if it was not
--       stored), 7 number of dead letters that are to go, their names, then for "retracted" what was seen of its
--       events (see `telling.lua`), else the ids of the stream's entries that are to go
-- Returns: 1 if it was stored, 1 if it was under way, number of events, of dead letters, of entries that went; or
--       nothing where it was stored anew since, so that the stream is to be searched again; or -1, ids and bodies in
--       turns where its events were not seen, or are others now. Nothing is done then.
local id, prefix, fate = ARGV[1], ARGV[2], ARGV[4]
if fate == 'erased' and tonumber(redis.call('ZSCORE', KEYS[6], id)) ~= tonumber(ARGV[6]) then return {} end
local last = 7 + tonumber(ARGV[7])
local events = redis.call('ZRANGE', KEYS[2], 0, -1)
local seen, bodies, unseen = {}, {}, { -1 }
if fate == 'retracted' then
  seen = seen_events(last + 1)
  for _, event in ipairs(events) do
    local body = redis.call('HGET', KEYS[3], event)
    bodies[event] = body
    if body and not (seen[event] and seen[event].body == body) then
      unseen[#unseen + 1] = event
      unseen[#unseen + 1] = body
    end
  end
  if #unseen > 1 then return unseen end
end

local function unmerge(report)
  if redis.call('HEXISTS', KEYS[20], report) == 0 then -- nobody has found it yet
    redis.call('ZREM', KEYS[14], report)
    return
  end
  redis.call('ZADD', KEYS[14], ARGV[5], report)
  local canonical = redis.call('HGET', KEYS[17], report)
  if not canonical then return end
  take_out_canonical(KEYS[18], KEYS[19], ARGV[3], canonical)
  local groups = redis.call('HGET', KEYS[15], redis.call('HGET', KEYS[16], report) or '')
  for _, other in ipairs(cjson.decode(groups or '{}')[canonical] or {}) do
    redis.call('ZADD', KEYS[14], ARGV[5], other)
  end
end

local tell = teller(KEYS[7], id)
for _, event in ipairs(events) do
  unmerge(event)
  local keys = redis.call('HGET', KEYS[4], event)
  for key in string.gmatch(keys or '', '[^\n]+') do redis.call('ZREM', prefix .. key, event) end
  redis.call('ZREM', prefix .. 'all', event)
  if bodies[event] then tell('retracted', event, seen[event].kind, seen[event].data) end
  redis.call('HDEL', KEYS[3], event)
  redis.call('HDEL', KEYS[4], event)
  redis.call('HDEL', KEYS[21], event)
end
redis.call('DEL', KEYS[2])
redis.call('ZREM', KEYS[6], id)
local stored = redis.call('DEL', KEYS[1])
if stored == 1 then redis.call('HINCRBY', KEYS[5], 'articles', -1) end
if fate == 'aged' then
  local newest = redis.call('XREVRANGE', KEYS[7], '+', '-', 'COUNT', 1)
  if #newest > 0 then redis.call('HSET', KEYS[5], 'forgotten', newest[1][1]) end
  return { stored, 0, #events, 0, 0 }
end

local under_way = redis.call('HDEL', KEYS[8], id)
redis.call('HDEL', KEYS[9], id)
redis.call('ZREM', KEYS[10], id)
redis.call('HDEL', KEYS[11], id)
local letters, entries = 0, 0
for n = 8, last do letters = letters + redis.call('HDEL', KEYS[12], ARGV[n]) end
for n = last + 1, fate == 'erased' and #ARGV or last do entries = entries + redis.call('XDEL', KEYS[7], ARGV[n]) end
if entries > 0 then redis.call('HINCRBY', KEYS[5], 'erased', entries) end
if stored + under_way + letters + entries > 0 then redis.call('HSET', KEYS[13], redis.sha1hex(id), ARGV[5]) end
return { stored, under_way, #events, letters, entries }
