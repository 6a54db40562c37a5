-- Part of the scripts that tell the stream of events: each entry is a CloudEvent 1.0, its fields the attributes.
--
-- An entry's id and time stand in it, too, so the script gives it the id that the server would give it.

local function now_and_last(stream)
  local time = redis.call('TIME')
  local ms, number = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000), 0
  if redis.call('EXISTS', stream) == 0 then return ms, number end
  local about = redis.call('XINFO', 'STREAM', stream)
  for n = 1, #about, 2 do
    if about[n] == 'last-generated-id' then
      local last, last_number = string.match(about[n + 1], '^(%d+)-(%d+)$')
      if tonumber(last) >= ms then return tonumber(last), tonumber(last_number) + 1 end
    end
  end
  return ms, number
end

-- RFC 3339, from milliseconds since 1970; the calendar of years that begin in March has its leap day at the end.
local function moment(ms)
  local days = math.floor(ms / 86400000)
  local second = math.floor(ms / 1000) % 86400
  local since = days + 719468
  local era = math.floor(since / 146097)
  local day = since % 146097
  local year = math.floor((day - math.floor(day / 1460) + math.floor(day / 36524) - math.floor(day / 146096)) / 365)
  local of_year = day - 365 * year - math.floor(year / 4) + math.floor(year / 100)
  local month = math.floor((5 * of_year + 2) / 153)
  local of_month = of_year - math.floor((153 * month + 2) / 5) + 1
  month = month < 10 and month + 3 or month - 9
  year = year + 400 * era + (month <= 2 and 1 or 0)
  return string.format('%04d-%02d-%02dT%02d:%02d:%02d.%03d+00:00', year, month, of_month,
    math.floor(second / 3600), math.floor(second / 60) % 60, second % 60, ms % 1000)
end

-- What tells one stream of the events of one article: called with action, event id, type of event, and its JSON.
local function teller(stream, article)
  local ms, number, time
  return function(action, id, kind, data)
    if ms then
      number = number + 1
    else
      ms, number = now_and_last(stream)
      time = moment(ms)
    end
    local entry = string.format('%.0f-%.0f', ms, number)
    redis.call('XADD', stream, entry, 'specversion', '1.0', 'id', id .. '/' .. entry, 'source', 'communique',
      'type', 'communique.' .. kind .. '.' .. action, 'subject', article, 'datacontenttype', 'application/json',
      'time', time, 'data', data)
  end
end

-- The events of an article that are to be retracted, as their JSON was made from the bodies that were seen: id to
-- body, kind and data. They stand in ARGV from a place on, behind their number; returned with the place behind them.
local function seen_events(at)
  local seen = {}
  for n = 1, tonumber(ARGV[at]) do
    local first = at + 4 * n - 3
    seen[ARGV[first]] = { body = ARGV[first + 1], kind = ARGV[first + 2], data = ARGV[first + 3] }
  end
  return seen, at + 1 + 4 * tonumber(ARGV[at])
end
