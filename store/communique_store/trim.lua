#!lua flags=allow-oom
-- Drops the stream's oldest entries, but none that a group has not read and acknowledged, unless told to.
--
-- Invariant: what a group loses is counted under its name, so that it can be told.
--
-- KEYS: 1 stream, 2 lost (hash: group to number of entries)
-- ARGV: first id to keep, "1" to drop what was not read, too
-- Returns: number dropped, then for each group that has not read all of it: name, number of entries.
if redis.call('EXISTS', KEYS[1]) == 0 then return { 0 } end

local function parse(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end
local function before(one, other)
  local ms, seq = parse(one)
  local other_ms, other_seq = parse(other)
  return ms < other_ms or (ms == other_ms and seq < other_seq)
end
local function after(id)
  local ms, seq = parse(id)
  return string.format('%d-%d', ms, seq + 1)
end

-- Counts in pages, so that what a slow group has not read need not fit into memory a second time.
local function count(first)
  local number, page = 0, nil
  repeat
    page = redis.call('XRANGE', KEYS[1], first, '(' .. ARGV[1], 'COUNT', 1000)
    number = number + #page
    if #page > 0 then first = '(' .. page[#page][1] end
  until #page < 1000
  return number
end

local limit, force, answer = ARGV[1], ARGV[2] == '1', { 0 }
for _, told in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for n = 1, #told, 2 do group[told[n]] = told[n + 1] end
  local name = group['name']
  local first = after(group['last-delivered-id'])
  local unread = count(first)
  local pending = redis.call('XPENDING', KEYS[1], name)
  if pending[1] > 0 and before(pending[2], first) then
    unread = unread + #redis.call('XPENDING', KEYS[1], name, '-', '(' .. ARGV[1], pending[1])
    first = pending[2]
  end
  if unread > 0 then
    answer[#answer + 1] = name
    answer[#answer + 1] = unread
    if force then
      redis.call('HINCRBY', KEYS[2], name, unread)
    elseif before(first, limit) then
      limit = first
    end
  end
end
answer[1] = redis.call('XTRIM', KEYS[1], 'MINID', limit)
return answer
