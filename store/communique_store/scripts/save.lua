#!lua flags=allow-oom
-- Puts everything that one article gave in place, or nothing.
--
-- Invariant: for each article the store holds the events of exactly one record, the newest that was accepted and
-- read, and of exactly one extractor version, the newest that ever read it; every event stands in all of its
-- indexes, and the stream says in turns that it was added and that it was retracted, and in between that it was
-- updated where another content came under its id.
--
-- Whoever was given the record from the outbox brings its receipt. A receipt is good as long as this record is the
-- one under way, or the one that another worker has given up: not for one that is stored already, that a newer one
-- has superseded, or that was forgotten. So the order in which workers come does not matter.
--
-- Where others wrote under one of these names the script fails, and what it has done stays done. So what may be done
-- twice comes first, then the stream, then the extractor as the mark that all is done (without it the stream has said
-- nothing of the events), and last the article goes from those under way: all is done when that key is taken out.
--
-- "allow-oom": what was accepted is finished at the memory limit, too; new articles are refused there.
--
-- KEYS: 1 article, 2 index of the article's events, 3 event bodies, 4 event indexes, 5 stream, 6 queued, 7 attempts,
--       8 counters, 9 articles by time of storing, 10 outbox, 11 sent, 12 dead letters, 13 forgotten, 14 reports that
--       are to be merged, 15 their signatures
-- ARGV: fingerprint, extractor (sortable version), record, article id, now, number of events, prefix of
--       the indexes, days of the longest event, "1" if the fingerprint is a receipt; what was seen of the events that
--       are to be retracted (see `telling.lua`); then for each event: id, body, score, type, JSON, number of indexes
--       beside those of all events and of the article, their names after the prefix
-- Returns: 1 written, 0 was there already or is wanted no more, -1 the id is taken by another text; or ids and bodies
--          in turns: the events that are to be retracted, which were not seen, or are others now. Nothing is done
--          then: bodies are compressed, so that the caller has to unpack them for the stream.
local TEXT = 64 -- characters of a fingerprint that are the text's hash
local held = redis.call('HMGET', KEYS[1], 'hash', 'extractor')
local under_way = redis.call('HGET', KEYS[6], ARGV[4])
local function given_up()
  local letter = redis.call('HGET', KEYS[12], ARGV[4])
  local readable, told = pcall(cjson.decode, letter or '')
  return readable and type(told) == 'table' and told.receipt == ARGV[1]
end
if ARGV[9] == '1' then
  if under_way ~= ARGV[1] and not given_up() then return 0 end
else
  if held[1] and string.sub(held[1], 1, TEXT) ~= string.sub(ARGV[1], 1, TEXT) then return -1 end
end
local counters = redis.call('HMGET', KEYS[8], 'longest', 'articles')
local longest, count = tonumber(counters[1] or 0), tonumber(counters[2] or 0)
if not (longest and count) then return redis.error_reply('a counter is no number') end
local function done(answer)
  if under_way == ARGV[1] then
    redis.call('ZREM', KEYS[11], ARGV[4])
    redis.call('HDEL', KEYS[7], ARGV[4])
  end
  redis.call('HDEL', KEYS[12], ARGV[4])
  if under_way == ARGV[1] then
    redis.call('HDEL', KEYS[6], ARGV[4])
    redis.call('HDEL', KEYS[10], ARGV[4])
  end
  return answer
end
if held[1] == ARGV[1] and held[2] and held[2] >= ARGV[2] then return done(0) end
local seen, first_event = seen_events(10)
local new, at = {}, first_event
for _ = 1, tonumber(ARGV[6]) do
  new[ARGV[at]] = true
  at = at + 6 + tonumber(ARGV[at + 5])
end
local old, bodies, unseen = redis.call('ZRANGE', KEYS[2], 0, -1), {}, {}
for _, id in ipairs(old) do
  local body = held[2] and redis.call('HGET', KEYS[3], id)
  if body then
    bodies[id] = body
    if not new[id] and not (seen[id] and seen[id].body == body) then
      unseen[#unseen + 1] = id
      unseen[#unseen + 1] = body
    end
  end
end
if #unseen > 0 then return unseen end

if ARGV[9] ~= '1' then redis.call('HDEL', KEYS[13], redis.sha1hex(ARGV[4])) end
local tell = teller(KEYS[5], ARGV[4])
local all = ARGV[7] .. 'all'
for _, id in ipairs(old) do
  local keys = redis.call('HGET', KEYS[4], id)
  for key in string.gmatch(keys or '', '[^\n]+') do redis.call('ZREM', ARGV[7] .. key, id) end
  redis.call('ZREM', all, id)
  if bodies[id] and not new[id] then
    redis.call('ZADD', KEYS[14], ARGV[5], id)
    redis.call('HDEL', KEYS[15], id)
    tell('retracted', id, seen[id].kind, seen[id].data)
  end
  redis.call('HDEL', KEYS[3], id)
  redis.call('HDEL', KEYS[4], id)
end
redis.call('DEL', KEYS[2])
if held[2] then redis.call('HDEL', KEYS[1], 'extractor') end
local told = {}
at = first_event
for _ = 1, tonumber(ARGV[6]) do
  local id, body, score, names = ARGV[at], ARGV[at + 1], ARGV[at + 2], tonumber(ARGV[at + 5])
  local keys = {}
  for k = at + 6, at + 5 + names do
    redis.call('ZADD', ARGV[7] .. ARGV[k], score, id)
    keys[#keys + 1] = ARGV[k]
  end
  redis.call('HSET', KEYS[3], id, body)
  redis.call('HSET', KEYS[4], id, table.concat(keys, '\n'))
  redis.call('ZADD', KEYS[2], score, id)
  redis.call('ZADD', all, score, id)
  if bodies[id] ~= body then told[#told + 1] = { bodies[id] and 'updated' or 'added', id, ARGV[at + 3], ARGV[at + 4] } end
  at = at + 6 + names
end
redis.call('ZADD', KEYS[9], ARGV[5], ARGV[4])
if tonumber(ARGV[8]) > longest then redis.call('HSET', KEYS[8], 'longest', ARGV[8]) end
for _, entry in ipairs(told) do
  redis.call('ZADD', KEYS[14], ARGV[5], entry[2])
  redis.call('HDEL', KEYS[15], entry[2])
  tell(unpack(entry))
end
if not held[1] then redis.call('HINCRBY', KEYS[8], 'articles', 1) end
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'extractor', ARGV[2], 'record', ARGV[3])
return done(1)
