-- How an article is taken out of what copies are found by; its signature's bands go where they name it.
--
-- A record is the signature (SIGNATURE bytes), the hash of the text (TEXT), the day (DAY), and the id of the first.
local seen, order, bands = KEYS[1], KEYS[2], KEYS[3]
local SIGNATURE, TEXT, DAY, BAND = 512, 64, 8, 32

local function of_record(record)
  local at = SIGNATURE + TEXT
  return string.sub(record, 1, SIGNATURE), string.sub(record, SIGNATURE + 1, at),
    tonumber(string.sub(record, at + 1, at + DAY)), string.sub(record, at + DAY + 1)
end

local function bands_of(signature)
  local names = {}
  for at = 1, SIGNATURE, BAND do names[#names + 1] = at .. ':' .. string.sub(signature, at, at + BAND - 1) end
  return names
end

local function drop(id)
  local record = redis.call('HGET', seen, id)
  redis.call('ZREM', order, id)
  if not record then return end
  local signature, _, _, first = of_record(record)
  redis.call('HDEL', seen, id)
  if first ~= '' then return end
  local names = bands_of(signature)
  local holders = redis.call('HMGET', bands, unpack(names))
  for n, name in ipairs(names) do
    if holders[n] == id then redis.call('HDEL', bands, name) end
  end
end
