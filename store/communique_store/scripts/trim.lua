#!lua flags=allow-oom
-- Drops some of the stream's oldest entries, but none that a group has not read and acknowledged, unless told to.
--
-- Invariant: what a group loses is counted under its name, so that it can be told.
--
-- Drops so many at a time, and counts what a group has not read by what the server knows anyway; so neither
-- a long stream nor a group that is far behind keeps others from being served.
--
-- KEYS: 1 stream, 2 lost (hash: group to number of entries)
-- ARGV: first id to keep, "1" to drop what was not read, too, number to drop at most
-- Returns: number dropped, 0 when done, then for each group that has not read all of it: name, and number of
-- entries; that is of those dropped where it is told to drop them, else of all that it has to read yet.
local stream, most, answer = KEYS[1], tonumber(ARGV[3]), { 0 }
if redis.call('EXISTS', stream) == 0 then return answer end

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

local function groups()
  local found = {}
  for n, told in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
    found[n] = {}
    for m = 1, #told, 2 do found[n][told[m]] = told[m + 1] end
  end
  return found
end

local function tell(group, number)
  answer[#answer + 1] = group['name']
  answer[#answer + 1] = number
end

if ARGV[2] == '1' then
  local page = redis.call('XRANGE', stream, '-', '(' .. ARGV[1], 'COUNT', most)
  if #page == 0 then return answer end
  local oldest, newest = page[1][1], page[#page][1]
  for _, group in ipairs(groups()) do
    local lost = #redis.call('XPENDING', stream, group['name'], oldest, newest, most)
    for n = #page, 1, -1 do
      if not before(group['last-delivered-id'], page[n][1]) then break end
      lost = lost + 1
    end
    if lost > 0 then
      tell(group, lost)
      redis.call('HINCRBY', KEYS[2], group['name'], lost)
    end
  end
  answer[1] = redis.call('XTRIM', stream, 'MINID', after(newest))
  return answer
end

local limit = ARGV[1]
for _, group in ipairs(groups()) do
  local pending = redis.call('XPENDING', stream, group['name'])
  local first = pending[1] > 0 and pending[2] or nil
  local unread = redis.call('XRANGE', stream, '(' .. group['last-delivered-id'], '+', 'COUNT', 1)[1]
  if unread and (not first or before(unread[1], first)) then first = unread[1] end
  if first and before(first, ARGV[1]) then
    -- the server does not know how far a group is behind that was sent to an id in the middle
    local behind = group['lag'] or (unread and 1 or 0)
    tell(group, behind + pending[1])
    if before(first, limit) then limit = first end
  end
end
answer[1] = redis.call('XTRIM', stream, 'MINID', '~', limit, 'LIMIT', most)
-- what is left stands in one node of the stream together with what is kept
if answer[1] == 0 then answer[1] = redis.call('XTRIM', stream, 'MINID', limit) end
return answer
