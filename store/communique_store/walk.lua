#!lua flags=no-writes
-- Walks along an index and gives the events that its scores and the other indexes do not rule out.
--
-- Looks at so many entries at most, so that others are served in between, however many have one score.
-- The next call goes on behind the last entry looked at, by its score and id, whether that entry is still
-- there or not; so what is written meanwhile makes no other entry come twice or be left out.
--
-- KEYS: event bodies, the index to walk along, then others that must hold the event, too
-- ARGV: 1 first score, 2 last score, 3 score and 4 id of the entry to go on behind ('' at the beginning),
--       5 entries to look at, 6 events to give, then two parts of a score as divisor and modulus: the first
--       day, and for how many days; the day until which an event must go on ('' if it need not; the highest
--       number of days counts as for ever), then parts of a score as divisor, modulus, lowest and highest
--       value
-- Returns: score and id of the entry to go on behind (both '' at the end), then the bodies.
local after_score, after_id, left, wanted = ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
local numbers, count, floor, byte = {}, #ARGV, math.floor, string.byte
for n = 7, count do numbers[n] = tonumber(ARGV[n]) end
local day_divisor, days_divisor, days_modulus, until_day = numbers[7], numbers[9], numbers[10], numbers[11]

local function fits(score)
  for at = 12, count, 4 do
    local value = floor(score / numbers[at]) % numbers[at + 1]
    if value < numbers[at + 2] or value > numbers[at + 3] then return false end
  end
  if not until_day then return true end
  local days = floor(score / days_divisor) % days_modulus
  return days == days_modulus - 1 or floor(score / day_divisor) + days > until_day
end

local answer = { '', '' }
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

-- By bytes, as the server sorts ids of one score; Lua's own comparison goes by the locale.
local function before(one, other)
  for n = 1, math.min(#one, #other) do
    local left_byte, right_byte = byte(one, n), byte(other, n)
    if left_byte ~= right_byte then return left_byte < right_byte end
  end
  return #one < #other
end

-- How many entries of the index come no later than the one to go on behind.
local function passed()
  local low = redis.call('ZCOUNT', KEYS[2], '-inf', '(' .. after_score)
  local high = redis.call('ZCOUNT', KEYS[2], '-inf', after_score)
  while low < high do
    local middle = floor((low + high) / 2)
    if before(after_id, redis.call('ZRANGE', KEYS[2], middle, middle)[1]) then
      high = middle
    else
      low = middle + 1
    end
  end
  return low
end

local at = after_score == '' and redis.call('ZCOUNT', KEYS[2], '-inf', '(' .. ARGV[1]) or passed()
local stop = redis.call('ZCOUNT', KEYS[2], '-inf', ARGV[2])
local size = 100
while at < stop do
  if left <= 0 or #answer >= wanted + 2 then
    answer[1], answer[2] = after_score, after_id
    return answer
  end
  local entries = redis.call('ZRANGE', KEYS[2], at, math.min(at + size, stop) - 1, 'WITHSCORES')
  local ids = {}
  for n = 1, #entries, 2 do
    if fits(entries[n + 1] + 0) then ids[#ids + 1] = entries[n] end
  end
  give(ids)
  after_id, after_score = entries[#entries - 1], entries[#entries]
  at, left = at + #entries / 2, left - #entries / 2
  size = math.min(1000, 2 * size)
end
return answer
