#!lua
-- Says of articles which earlier one each is a near copy of, and remembers them.
--
-- Invariant: of texts that are near copies of each other one is the first, whoever pushes them and at what moment:
-- asking and remembering are one step. No more than so many are remembered, and none for longer than so long.
-- A band names the one that had it last; one that lost a band to another is found by the others.
--
-- KEYS: 1 records, 2 their order, 3 bands
-- ARGV: now, articles to remember at most, seconds to remember them, values that copies share, days between copies;
--       then for each article: id, hash of the text, day (a number, or dashes), signature
-- Returns for each article the id of the first, or an empty string for one that is the first itself.
local now, most, age = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local needed, days = tonumber(ARGV[4]), tonumber(ARGV[5])

local function shared(one, other)
  local count = 0
  for at = 1, SIGNATURE, 4 do
    if string.sub(one, at, at + 3) == string.sub(other, at, at + 3) then count = count + 1 end
  end
  return count
end

local function nearest(names, signature, day)
  local found, best, tried = '', needed - 1, {}
  for _, other in ipairs(redis.call('HMGET', bands, unpack(names))) do
    if other and not tried[other] then
      tried[other] = true
      local its, _, its_day = of_record(redis.call('HGET', seen, other))
      local count = shared(signature, its)
      local near = not day or not its_day or math.abs(day - its_day) <= days
      if near and (count > best or (count == best and other > found)) then found, best = other, count end
    end
  end
  return found
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', order, '-inf', now - age, 'LIMIT', 0, 1000)) do drop(id) end
local answers = {}
for at = 6, #ARGV, 4 do
  local id, text, day, signature = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  local before = redis.call('HGET', seen, id)
  local _, its_text, _, first = of_record(before or '')
  if not before or its_text ~= text then
    drop(id)
    local names = bands_of(signature)
    first = nearest(names, signature, tonumber(day))
    redis.call('HSET', seen, id, signature .. text .. day .. first)
    redis.call('ZADD', order, now + at * 1e-6, id)
    if first == '' then
      local pairs_of = {}
      for _, name in ipairs(names) do
        pairs_of[#pairs_of + 1], pairs_of[#pairs_of + 2] = name, id
      end
      redis.call('HSET', bands, unpack(pairs_of))
    end
  end
  answers[#answers + 1] = first
end
local over = redis.call('ZCARD', order) - most
if over > 0 then
  for _, id in ipairs(redis.call('ZRANGE', order, 0, over - 1)) do drop(id) end
end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, age) end
return answers
