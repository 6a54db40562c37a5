#!lua flags=no-writes
-- Gives the reports that stand under some keys, at a time that may be that of a report.
--
-- Under each key there is a sorted set for each length of the time in which a report may have been, by its first
-- day, so that only those are looked at which can reach the days that are asked for.
--
-- KEYS: 1 lists of blocks (which tells where they are kept)
-- ARGV: 1 prefix of the blocks, 2 first day, 3 last day, 4 number of lengths, the most days of each ("inf" of the
--       last), the ending of its sets' names in turns with it, then the keys
-- Returns: their ids, each once.
local prefix, first, last, lengths = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local seen, found = {}, {}
for n = 5 + 2 * lengths, #ARGV do
  for m = 5, 4 + 2 * lengths, 2 do
    local earliest = string.format('%.0f', first - tonumber(ARGV[m]))
    if ARGV[m] == 'inf' then earliest = '-inf' end
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', prefix .. ARGV[n] .. ARGV[m + 1], earliest, last)) do
      if not seen[id] then
        seen[id] = true
        found[#found + 1] = id
      end
    end
  end
end
return found
