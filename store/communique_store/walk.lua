#!lua flags=no-writes
-- Walks along an index and gives the events that its scores and the other indexes do not rule out.
--
-- Looks at so many entries at most, so that others are served in between; entries of one score are looked
-- at together, so that the next call can go on behind this score, whatever is written meanwhile.
--
-- KEYS: event bodies, the index to walk along, then others that must hold the event, too
-- ARGV: first score, last score, entries to look at, events to give, then two parts of a score as divisor
--       and modulus: the first day, and for how many days; the day until which an event must go on ('' if
--       it need not; the highest number of days counts as for ever), then parts of a score as divisor,
--       modulus, lowest and highest value
-- Returns: the score to go on behind ('' at the end), then the bodies.
local first, last, left, wanted = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local numbers, count, floor = {}, #ARGV, math.floor
for n = 5, count do numbers[n] = tonumber(ARGV[n]) end
local day_divisor, days_divisor, days_modulus, until_day = numbers[5], numbers[7], numbers[8], numbers[9]

local function fits(score)
  for at = 10, count, 4 do
    local value = floor(score / numbers[at]) % numbers[at + 1]
    if value < numbers[at + 2] or value > numbers[at + 3] then return false end
  end
  if not until_day then return true end
  local days = floor(score / days_divisor) % days_modulus
  return days == days_modulus - 1 or floor(score / day_divisor) + days > until_day
end

local answer = { '' }
local function give(ids)
  for key = 3, #KEYS do
    if #ids == 0 then return end
    local kept = {}
    for n, held in ipairs(redis.call('ZMSCORE', KEYS[key], unpack(ids))) do
      if held then kept[#kept + 1] = ids[n] end
    end
    ids = kept
  end
  if #ids == 0 then return end
  for _, body in ipairs(redis.call('HMGET', KEYS[1], unpack(ids))) do
    if body then answer[#answer + 1] = body end
  end
end

local function look(entries)
  local ids = {}
  for n = 1, #entries, 2 do
    if fits(entries[n + 1] + 0) then ids[#ids + 1] = entries[n] end
  end
  give(ids)
  left = left - #entries / 2
end

local size = 100
while left > 0 and #answer <= wanted do
  local entries = redis.call('ZRANGE', KEYS[2], first, last, 'BYSCORE', 'LIMIT', 0, size, 'WITHSCORES')
  if #entries == 0 then return answer end
  look(entries)
  local score, offset = entries[#entries], 0
  for n = #entries, 2, -2 do
    if entries[n] ~= score then break end
    offset = offset + 1
  end
  repeat
    entries = redis.call('ZRANGE', KEYS[2], score, score, 'BYSCORE', 'LIMIT', offset, size, 'WITHSCORES')
    look(entries)
    offset = offset + #entries / 2
  until #entries < 2 * size
  first = '(' .. score
  size = math.min(1000, 2 * size)
end
answer[1] = first
return answer
