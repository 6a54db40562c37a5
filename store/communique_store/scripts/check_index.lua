#!lua flags=no-writes
-- Looks at one page of an index, all at one instant.
--
-- KEYS: 1 the index, 2 event bodies, 3 event indexes
-- ARGV: first place, last place, name of the index as events list it ('' for one that they do not list)
-- Returns: how many there were, those that have no body, those that do not list this index.
local ids = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2])
local orphans, strangers = {}, {}
local name = '\n' .. ARGV[3] .. '\n'
for _, id in ipairs(ids) do
  if redis.call('HEXISTS', KEYS[2], id) == 0 then
    orphans[#orphans + 1] = id
  elseif ARGV[3] ~= '' then
    local list = '\n' .. (redis.call('HGET', KEYS[3], id) or '') .. '\n'
    if not string.find(list, name, 1, true) then strangers[#strangers + 1] = id end
  end
end
return { #ids, orphans, strangers }
