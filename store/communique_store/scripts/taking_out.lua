-- Part of the scripts that take canonical events out.

-- Takes a canonical event out of its indexes, with its body.
local function take_out_canonical(bodies, indexes, prefix, id)
  for key in string.gmatch(redis.call('HGET', indexes, id) or '', '[^\n]+') do redis.call('ZREM', prefix .. key, id) end
  redis.call('ZREM', prefix .. 'all', id)
  redis.call('HDEL', indexes, id)
  redis.call('HDEL', bodies, id)
end
