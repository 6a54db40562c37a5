#!lua flags=allow-oom
-- Puts a report into its blocks, where others that may be of the same event find it.
--
-- Its list of blocks begins with "?" until it was merged for the first time.
--
-- KEYS: 1 event bodies, 2 lists of blocks, 3 signatures
-- ARGV: 1 prefix of the blocks, 2 report id, 3 its first day, 4 its signature, then the names of its blocks after the
--       prefix
local prefix, id = ARGV[1], ARGV[2]
if redis.call('HEXISTS', KEYS[1], id) == 0 then return 0 end
local held = redis.call('HGET', KEYS[2], id) or '?'
local mark = string.sub(held, 1, 1) == '?' and '?' or ''
for key in string.gmatch(string.sub(held, 1 + #mark), '[^\n]+') do redis.call('ZREM', prefix .. key, id) end
for n = 5, #ARGV do redis.call('ZADD', prefix .. ARGV[n], ARGV[3], id) end
redis.call('HSET', KEYS[2], id, mark .. table.concat(ARGV, '\n', 5))
redis.call('HSET', KEYS[3], id, ARGV[4])
return 1
