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
-- KEYS: event bodies, a hash whose fields are left out (or the bodies again: none is), then the indexes that must all
--       hold the event
-- ARGV: 1 score and 2 id of the entry to go on behind ('' at the beginning), 3 entries to look at, 4 events to
--       give, 5 whether the newest come first, 6 type, 7 status, 8 highest doubt, 9 first day, 10 last day (''
--       where it does not matter), 11 days that the longest event lasts, 12 number of bands; the most doubt of each
--       but the last; the most days of each length but the last; divisor and modulus of the parts of a score:
--       doubt, days, day, band, length, status, type
-- Returns: score and id of the entry to go on behind (both '' at the end), number of entries from where this call
--          began that can hold what is wanted, of the index that has fewest, then the bodies.
local floor, byte, call = math.floor, string.byte, redis.call
local after_id, left, wanted = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local backward = ARGV[5] == '1'
local type_wanted, status_wanted = tonumber(ARGV[6]), tonumber(ARGV[7])
local most_doubt, since, until_day = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local round = 256
local longest, bands = tonumber(ARGV[11]), tonumber(ARGV[12])
local parts = {}
for n = #ARGV - 13, #ARGV, 2 do parts[#parts + 1] = { tonumber(ARGV[n]), tonumber(ARGV[n + 1]) } end
local lengths = #ARGV - 14 - 12 - bands
local doubts, days_divisor, days_modulus = parts[1][2], parts[2][1], parts[2][2]
local day_divisor, kind_divisor = parts[3][1], parts[4][1]

local function number(value) return string.format('%.0f', value) end
local function within(score, part) return floor(score / parts[part][1]) % parts[part][2] end

local after_score = tonumber(ARGV[1])
local after_kind = after_score and floor(after_score / kind_divisor)
local after_low = after_score and after_score % kind_divisor

-- The first and last score that are wanted of a kind, or nil where none is.
local function stretch(kind)
  local lowest = kind * kind_divisor
  local length = within(lowest, 5)
  if type_wanted and within(lowest, 7) ~= type_wanted then return nil end
  if status_wanted and within(lowest, 6) ~= status_wanted then return nil end
  local band = within(lowest, 4)
  if most_doubt and band > 0 and tonumber(ARGV[12 + band]) >= most_doubt then return nil end
  if (since or until_day) and length == 0 then return nil end
  local first, last = lowest, lowest + kind_divisor - 1
  if since then
    local before = length < lengths and ARGV[13 + bands + length] - 1 or longest
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

-- How many entries of an index come no later than the one to go on behind, in its own part; backward, how many
-- come before it.
local function passed(key)
  local low = call('ZCOUNT', key, '-inf', '(' .. ARGV[1])
  local high = call('ZCOUNT', key, '-inf', ARGV[1])
  while low < high do
    local middle = floor((low + high) / 2)
    local id = call('ZRANGE', key, middle, middle)[1]
    local is_behind
    if backward then is_behind = not before(id, after_id) else is_behind = before(after_id, id) end
    if is_behind then high = middle else low = middle + 1 end
  end
  return low
end

-- The places of an index where a kind begins and ends that is wanted.
local function places(key, kind)
  local first, last = stretch(kind)
  if not first then return 0, 0 end
  local at, stop = call('ZCOUNT', key, '-inf', '(' .. number(first)), call('ZCOUNT', key, '-inf', number(last))
  -- never beyond what is wanted, for a place may have been told by another query
  if not after_kind then return at, stop end
  local reached
  if after_kind == kind then
    reached = passed(key)
  else
    local behind = kind * kind_divisor + after_low + (kind < after_kind and 1 or 0)
    reached = call('ZCOUNT', key, '-inf', '(' .. number(behind))
  end
  if backward then return at, math.min(stop, reached) end
  return math.max(at, reached), stop
end

local function runs_of(key)
  local runs, total, kind = {}, 0, 0
  while true do
    local entry = call('ZRANGE', key, number(kind * kind_divisor), '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
    if #entry == 0 then return runs, total end
    kind = floor(entry[2] / kind_divisor)
    local at, stop = places(key, kind)
    if at < stop then
      runs[#runs + 1] = { kind = kind, at = at, stop = stop, length = stop - at }
      total = total + stop - at
    end
    kind = kind + 1
  end
end

local key, runs, fewest
for n = 3, #KEYS do
  local found, total = runs_of(KEYS[n])
  if not fewest or total < fewest then key, runs, fewest = KEYS[n], found, total end
end

-- Keeps of some ids those that the other indexes hold, too, as a set.
local function held(ids)
  for n = 3, #KEYS do
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
for _, run in ipairs(runs) do
  if fill(run) then
    size = size + 1
    heap[size] = run
  end
end
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
