#!lua flags=allow-oom
-- Puts what was found of some reports in place, or nothing where others have changed their components meanwhile.
--
-- Invariant: a report is in one component at most, which holds all reports that its own may be one event with; a
-- component is never changed: another one takes its place. A canonical event that has several reports, or another id
-- than its only report gives it, is stored in its own indexes, and each of its reports names it. A report that names
-- none is a canonical event by itself. What is due stays due if it was touched since it was read.
--
-- KEYS: 1 due, 2 lists of blocks, 3 components, 4 component of each report, 5 canonical event of each report,
--       6 bodies of canonical events, 7 lists of their indexes, 8 counters, 9 stream of canonical events,
--       10 event bodies
-- ARGV: 1 prefix of their indexes, 2 prefix of the blocks, 3 the plan as JSON (see `plan.py`), then the bodies of its
--       canonical events
-- Returns: 1 if it was done, 0 if a component is another one now, or a report was told, came or went.
local prefix, plan = ARGV[1], cjson.decode(ARGV[3])
local function was_told(report)
  local list = redis.call('HGET', KEYS[2], report)
  return list and string.sub(list, 1, 1) ~= '?' or false
end
for _, seen in ipairs(plan.expected) do
  if (redis.call('HGET', KEYS[4], seen[1]) or '') ~= seen[2] then return 0 end
  if was_told(seen[1]) ~= seen[3] then return 0 end
  if (redis.call('HEXISTS', KEYS[10], seen[1]) == 1) ~= seen[4] then return 0 end
end

for _, component in ipairs(plan.dissolved) do redis.call('HDEL', KEYS[3], component) end
for _, seen in ipairs(plan.expected) do
  redis.call('HDEL', KEYS[4], seen[1])
  redis.call('HDEL', KEYS[5], seen[1])
end
for _, component in ipairs(plan.components) do
  local name = redis.call('HINCRBY', KEYS[8], 'components', 1)
  redis.call('HSET', KEYS[3], name, component.groups)
  for _, report in ipairs(component.reports) do redis.call('HSET', KEYS[4], report, name) end
end
for _, pair in ipairs(plan.named) do redis.call('HSET', KEYS[5], pair[1], pair[2]) end

for _, id in ipairs(plan.removed) do take_out_canonical(KEYS[6], KEYS[7], prefix, id) end
local longest = tonumber(redis.call('HGET', KEYS[8], 'longest') or 0)
for n, event in ipairs(plan.events) do
  take_out_canonical(KEYS[6], KEYS[7], prefix, event.id)
  for _, key in ipairs(event.indexes) do redis.call('ZADD', prefix .. key, event.score, event.id) end
  redis.call('ZADD', prefix .. 'all', event.score, event.id)
  redis.call('HSET', KEYS[7], event.id, table.concat(event.indexes, '\n'))
  redis.call('HSET', KEYS[6], event.id, ARGV[3 + n])
  if event.days > longest then
    longest = event.days
    redis.call('HSET', KEYS[8], 'longest', longest)
  end
end
for _, change in ipairs(plan.told) do teller(KEYS[9], change.id)(change.action, change.id, 'canonical', change.data) end

for _, report in ipairs(plan.gone) do
  local held = string.gsub(redis.call('HGET', KEYS[2], report) or '', '^%?', '')
  for key in string.gmatch(held, '[^\n]+') do redis.call('ZREM', ARGV[2] .. key, report) end
  redis.call('HDEL', KEYS[2], report)
end
for _, report in ipairs(plan.merged) do
  local held = redis.call('HGET', KEYS[2], report)
  if held and string.sub(held, 1, 1) == '?' then redis.call('HSET', KEYS[2], report, string.sub(held, 2)) end
end
for _, pair in ipairs(plan.settled) do
  if tonumber(redis.call('ZSCORE', KEYS[1], pair[1])) == pair[2] then redis.call('ZREM', KEYS[1], pair[1]) end
end
return 1
