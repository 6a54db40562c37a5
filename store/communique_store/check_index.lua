#!lua flags=no-writes
-- Looks at one page of an index, all at one instant.
--
-- KEYS: 1 the index, 2 event bodies
-- ARGV: first place, last place
-- Returns: how many there were, then those that have no body.
local ids = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2])
local answer = { #ids }
for _, id in ipairs(ids) do
  if redis.call('HEXISTS', KEYS[2], id) == 0 then answer[#answer + 1] = id end
end
return answer
