#!lua flags=no-writes
-- Tells whether an event that is stored is missing among the events of its article.
--
-- KEYS: 1 event bodies, 2 index of the article's events
-- ARGV: event id, its body as it was seen; one that has changed since is looked at no more
-- Returns: 1 if it is missing, else 0.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
return redis.call('ZSCORE', KEYS[2], ARGV[1]) and 0 or 1
