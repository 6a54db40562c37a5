#!lua flags=allow-oom
-- Forgets the consumers of a group that hold nothing and have not asked for anything for long. One of them that lives
-- all the same is there again when it asks.
--
-- Invariant: no entry goes with its consumer.
--
-- KEYS: 1 stream
-- ARGV: group, milliseconds
for _, told in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = {}
  for n = 1, #told, 2 do consumer[told[n]] = told[n + 1] end
  if consumer.pending == 0 and consumer.idle > tonumber(ARGV[2]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
  end
end
