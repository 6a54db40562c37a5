#!lua flags=no-writes
-- Gives the events that scores and indexes do not rule out, by day, the oldest or the newest first.
--
-- Every index falls into parts, one for each kind of event (see scores.py). The parts that can hold what is
-- wanted are merged, of the index in which they are shortest; the other indexes are asked for what comes out.
--
-- Looks at so many entries at most, so that others are served in between. The next call goes on behind the
-- last entry looked at, by its score and id, whether that entry is still there or not; so what is written
-- meanwhile makes no other entry come twice or be left out.
--
-- KEYS: event bodies, a hash whose fields are left out (or the bodies again: none is), the counters (`longest`: days
--       that the longest event lasts), then the indexes that must all hold the event
-- ARGV: 1 score and 2 id of the entry to go on behind ('' at the beginning), 3 entries to look at, 4 events to
--       give (0: only their number is asked for), 5 whether the newest come first, 6 type, 7 status, 8 highest doubt,
--       9 first day, 10 last day ('' where it does not matter), 11 number of bands; the most doubt of each but the
--       last; the most days of each length but the last; divisor and modulus of the parts of a score: doubt, days,
--       day, band, length, status, type
-- Returns: score and id of the entry to go on behind (both '' at the end), number of entries from where this call
--          began that can hold what is wanted, of the index that was walked, then the bodies.
local floor, byte, call = math.floor, string.byte, redis.call
local after_id, left, wanted = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local backward = ARGV[5] == '1'
local type_wanted, status_wanted = tonumber(ARGV[6]), tonumber(ARGV[7])
local most_doubt, since, until_day = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local round = 256
local longest, bands = tonumber(call('HGET', KEYS[3], 'longest') or 0), tonumber(ARGV[11])
local parts = {}
for n = #ARGV - 13, #ARGV, 2 do parts[#parts + 1] = { tonumber(ARGV[n]), tonumber(ARGV[n + 1]) } end
local lengths = #ARGV - 14 - 11 - bands
local doubts, days_divisor, days_modulus = parts[1][2], parts[2][1], parts[2][2]
local day_divisor, kind_divisor = parts[3][1], parts[4][1]

local function number(value) return string.format('%.0f', value) end
local function within(score, part) return floor(score / parts[part][1]) % parts[part][2] end

local after_score = tonumber(ARGV[1])
local after_kind = after_score and floor(after_score / kind_divisor)
local after_low = after_score and after_score % kind_divisor

-- The first kind from a given one on that is of the type and the status wanted, or nil where there is none.
local function wanted_kind(kind)
  if not type_wanted and not status_wanted then return kind end
  local lowest = kind * kind_divisor
  local status_divisor, statuses = parts[6][1], parts[6][2]
  local types, type_is = floor(lowest / status_divisor), type_wanted and type_wanted * statuses
  if status_wanted then
    types = types + (status_wanted - types) % statuses
  end
  if type_is then
    if types >= type_is + statuses then return nil end
    types = math.max(types, type_is + (status_wanted or 0))
  end
  return math.max(kind, types * status_divisor / kind_divisor)
end

-- The first and last score that are wanted of a kind that is of the type and the status wanted; nil where none is.
local function stretch(kind)
  local lowest = kind * kind_divisor
  if not most_doubt and not since and not until_day then return lowest, lowest + kind_divisor - 1 end
  local length = within(lowest, 5)
  local band = within(lowest, 4)
  if most_doubt and band > 0 and tonumber(ARGV[11 + band]) >= most_doubt then return nil end
  if (since or until_day) and length == 0 then return nil end
  local first, last = lowest, lowest + kind_divisor - 1
  if since then
    local before = length < lengths and ARGV[12 + bands + length] - 1 or longest
    first = lowest + math.max(0, since - before) * day_divisor
  end
  if until_day then last = lowest + (until_day + 1) * day_divisor - 1 end
  return first, last
end

local function fits(low)
  if most_doubt and low % doubts > most_doubt then return false end
  if not since then return true end
  local days = floor(low / days_divisor) % days_modulus
  return days == days_modulus - 1 or floor(low / day_divisor) + days > since
end

-- By bytes, as the server sorts ids of one score; Lua's own comparison goes by the locale.
local function before(one, other)
  for n = 1, math.min(#one, #other) do
    local left_byte, right_byte = byte(one, n), byte(other, n)
    if left_byte ~= right_byte then return left_byte < right_byte end
  end
  return #one < #other
end

-- How many entries of an index have a score of at most this one. Scores are whole numbers, which the server
-- takes from here as they are.
local function reach(key, score) return call('ZCOUNT', key, '-inf', score) end

-- How many entries of an index come no later than the one to go on behind, in its own part; backward, how many
-- come before it.
local function passed(key)
  local low, high = reach(key, after_score - 1), reach(key, after_score)
  while low < high do
    local middle = floor((low + high) / 2)
    local id = call('ZRANGE', key, middle, middle)[1]
    local is_behind
    if backward then is_behind = not before(id, after_id) else is_behind = before(after_id, id) end
    if is_behind then high = middle else low = middle + 1 end
  end
  return low
end

-- The places of an index where a kind begins and ends that is wanted; it has all entries between two places.
local function places(key, kind, at, stop)
  local first, last = stretch(kind)
  if not first then return 0, 0 end
  if last < (kind + 1) * kind_divisor - 1 then stop = reach(key, last) end
  -- never beyond what is wanted, for a place may have been told by another query
  local behind = after_kind and kind * kind_divisor + after_low + (kind < after_kind and 1 or 0)
  if after_kind ~= kind then
    if backward and behind then stop = math.min(stop, reach(key, behind - 1)) end
    if behind and not backward then first = math.max(first, behind) end
  end
  if first > kind * kind_divisor then at = reach(key, first - 1) end
  if after_kind == kind then
    if backward then stop = math.min(stop, passed(key)) else at = math.max(at, passed(key)) end
  end
  return at, stop
end

-- The parts of an index that can hold what is wanted, with the lower half of the score of the first entry of each.
local function runs_of(key)
  local runs, total, place, kind = {}, 0, 0, 0
  while true do
    local entry = call('ZRANGE', key, place, place, 'WITHSCORES')
    if #entry == 0 then return runs, total end
    local found = floor(entry[2] / kind_divisor)
    kind = wanted_kind(found)
    if not kind then return runs, total end
    if kind > found then
      place = reach(key, kind * kind_divisor - 1)
    else
      local stop_of_kind = reach(key, (kind + 1) * kind_divisor - 1)
      local at, stop = places(key, kind, place, stop_of_kind)
      if at < stop then
        local first = backward and stop - 1 or at
        if first ~= place then entry = call('ZRANGE', key, first, first, 'WITHSCORES') end
        local low = entry[2] - kind * kind_divisor
        runs[#runs + 1] = { kind = kind, at = at, stop = stop, length = stop - at, low = low }
        total = total + stop - at
      end
      place = stop_of_kind
    end
  end
end

-- Indexes that are longer are not counted where there is little enough to look at in a shorter one.
local indexes, cards, key, runs, fewest = {}, {}
for n = 4, #KEYS do indexes[n - 3], cards[KEYS[n]] = KEYS[n], reach(KEYS[n], '+inf') end
table.sort(indexes, function(one, other) return cards[one] < cards[other] end)
for _, name in ipairs(indexes) do
  if fewest and fewest <= left then break end
  local found, total = runs_of(name)
  if not fewest or total < fewest then key, runs, fewest = name, found, total end
end
if wanted == 0 then return { '', '', fewest } end

-- Keeps of some ids those that the other indexes hold, too, as a set.
local function held(ids)
  for n = 4, #KEYS do
    if #ids > 0 and KEYS[n] ~= key then
      local kept = {}
      for m, found in ipairs(call('ZMSCORE', KEYS[n], unpack(ids))) do
        if found then kept[#kept + 1] = ids[m] end
      end
      ids = kept
    end
  end
  if #ids > 0 and KEYS[2] ~= KEYS[1] then
    local kept = {}
    for m, found in ipairs(call('HMGET', KEYS[2], unpack(ids))) do
      if not found then kept[#kept + 1] = ids[m] end
    end
    ids = kept
  end
  local set = {}
  for _, id in ipairs(ids) do set[id] = true end
  return set
end

-- Looks at a run's next entries, of which it keeps those to give and the last; false at the run's end. Runs
-- are read in proportion to their length, so that none is read far ahead of the others for nothing.
local function fill(run)
  if run.at >= run.stop then return false end
  local size = math.max(4, math.ceil(round * run.length / fewest))
  local entries
  if backward then
    entries = call('ZRANGE', key, math.max(run.at, run.stop - size), run.stop - 1, 'WITHSCORES')
    for n = 1, #entries / 2, 2 do
      local m = #entries - n
      entries[n], entries[n + 1], entries[m], entries[m + 1] = entries[m], entries[m + 1], entries[n], entries[n + 1]
    end
  else
    entries = call('ZRANGE', key, run.at, math.min(run.at + size, run.stop) - 1, 'WITHSCORES')
  end
  local fitting, lowest, last = {}, run.kind * kind_divisor, #entries - 1
  for n = 1, #entries, 2 do
    local low = entries[n + 1] - lowest
    entries[n + 1] = low
    if fits(low) then fitting[#fitting + 1] = entries[n] end
  end
  local set = held(fitting)
  run.ids, run.lows, run.given, run.next = {}, {}, set, 1
  for n = 1, last, 2 do
    if n == last or set[entries[n]] then
      run.ids[#run.ids + 1], run.lows[#run.lows + 1] = entries[n], entries[n + 1]
    end
  end
  run.low, left = run.lows[1], left - #entries / 2
  if backward then run.stop = run.stop - #entries / 2 else run.at = run.at + #entries / 2 end
  return true
end

-- The runs as a heap: the one whose next entry is the first of all comes first.
local function sooner(one, other)
  if backward then one, other = other, one end
  return one.low < other.low or (one.low == other.low and one.kind < other.kind)
end
local heap, size = {}, 0
local function sink(place)
  local run = heap[place]
  while true do
    local child = 2 * place
    if child > size then break end
    if child < size and sooner(heap[child + 1], heap[child]) then child = child + 1 end
    if not sooner(heap[child], run) then break end
    heap[place], place = heap[child], child
  end
  heap[place] = run
end
for n, run in ipairs(runs) do heap[n] = run end
size = #runs
for place = floor(size / 2), 1, -1 do sink(place) end

local answer, ids = { '', '', fewest }, {}
local function give()
  if #ids > 0 then
    for _, body in ipairs(call('HMGET', KEYS[1], unpack(ids))) do
      if body then answer[#answer + 1] = body end
    end
  end
  ids = {}
end

local score, id
while size > 0 do
  while not heap[1].ids do
    fill(heap[1])
    sink(1)
  end
  local run = heap[1]
  local place = run.next
  score, id = run.kind * kind_divisor + run.low, run.ids[place]
  if run.given[id] then ids[#ids + 1] = id end
  run.next, run.low = place + 1, run.lows[place + 1]
  if left <= 0 and not run.low and run.at < run.stop or #ids >= wanted then
    give()
    answer[1], answer[2] = number(score), id
    return answer
  end
  if not run.low and not fill(run) then
    heap[1], heap[size] = heap[size], nil
    size = size - 1
  end
  if size > 0 then sink(1) end
end
give()
return answer
