#!lua flags=allow-oom
-- Lets entries that a consumer holds count as held from now on.
--
-- Invariant: none is taken from another consumer that has claimed it meanwhile.
--
-- KEYS: 1 stream
-- ARGV: group, consumer, ids of entries
local claim = { 'XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0 }
for n = 3, #ARGV do
  local held = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[n], ARGV[n], 1, ARGV[2])
  if #held == 1 then claim[#claim + 1] = ARGV[n] end
end
if #claim == 5 then return end
claim[#claim + 1] = 'JUSTID'
redis.call(unpack(claim))
