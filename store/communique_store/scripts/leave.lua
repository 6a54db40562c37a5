#!lua flags=allow-oom
-- Lets a consumer leave its group. What it holds is held from then on as if for ever so long, so that the next one
-- that looks claims it; a consumer that holds nothing is forgotten.
--
-- Invariant: no entry goes with its consumer, and none is taken from another one that has claimed it meanwhile.
--
-- KEYS: 1 stream
-- ARGV: group, consumer, milliseconds for which what it holds counts as held, entries to look at in one go
local stream, group, consumer = KEYS[1], ARGV[1], ARGV[2]
local from, holds = '-', false
while true do
  local page = redis.pcall('XPENDING', stream, group, from, '+', ARGV[4], consumer)
  if page.err then
    if string.find(page.err, 'NOGROUP', 1, true) then return end -- dropped meanwhile, with all that was held
    return page
  end
  if #page == 0 then break end
  local claim = { 'XCLAIM', stream, group, consumer, 0 }
  for _, entry in ipairs(page) do claim[#claim + 1] = entry[1] end
  from = '(' .. claim[#claim]
  for _, word in ipairs({ 'IDLE', ARGV[3], 'JUSTID' }) do claim[#claim + 1] = word end
  redis.call(unpack(claim))
  holds = true
end
if not holds then redis.call('XGROUP', 'DELCONSUMER', stream, group, consumer) end
