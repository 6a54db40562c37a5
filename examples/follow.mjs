// Prints the events of the stream, as a member of a consumer group. Needs Node.js alone, no packages.
//
//   node examples/follow.mjs redis://localhost:6379/0 my-group [seconds without a new event after which it ends]
//
// Start several under one group: they share the events. What one of them was killed over goes to another one.
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

const STREAM = '{communique}:stream'
const ABANDONED_MS = 60_000
const LONGEST_WAIT_MS = 5_000
const MOST = 100

// A client of Redis in as much of its protocol (RESP2) as is needed: one question at a time.
class Redis {
  #socket
  #held = Buffer.alloc(0)
  #waiting = null

  constructor(url) {
    this.#socket = connect({ host: url.hostname, port: Number(url.port || 6379) })
    this.#socket.on('data', (part) => {
      this.#held = Buffer.concat([this.#held, part])
      this.#answer()
    })
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')))
  }

  ask(...words) {
    const parts = words.map(String)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      const told = parts.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`)
      this.#socket.write(`*${parts.length}\r\n${told.join('')}`)
    })
  }

  close() {
    this.#socket.end()
  }

  #fail(error) {
    this.#waiting?.reject(error)
    this.#waiting = null
  }

  #answer() {
    const read = parse(this.#held, 0)
    if (!read || !this.#waiting) return // the rest is still to come
    this.#held = this.#held.subarray(read.end)
    const { resolve, reject } = this.#waiting
    this.#waiting = null
    if (read.value instanceof Error) reject(read.value)
    else resolve(read.value)
  }
}

// The answer that begins at a place, and where it ends; null where not all of it is there.
function parse(bytes, start) {
  const line = bytes.indexOf('\r\n', start)
  if (line < 0) return null
  const kind = String.fromCharCode(bytes[start])
  const rest = bytes.toString('utf8', start + 1, line)
  let end = line + 2
  if (kind === '+') return { value: rest, end }
  if (kind === '-') return { value: new Error(rest), end }
  if (kind === ':') return { value: Number(rest), end }
  const size = Number(rest)
  if (size < 0) return { value: null, end }
  if (kind === '$') {
    if (bytes.length < end + size + 2) return null
    return { value: bytes.toString('utf8', end, end + size), end: end + size + 2 }
  }
  const value = []
  while (value.length < size) {
    const item = parse(bytes, end)
    if (!item) return null
    value.push(item.value)
    end = item.end
  }
  return { value, end }
}

function print(fields) {
  const event = JSON.parse(fields.data)
  const who = event?.participants.map((participant) => participant.name).join(', ')
  const when = event?.date?.edtf ?? 'no date'
  console.log([fields.type, when, event?.subtype, who, fields.subject].join('\t'))
}

async function use(redis, group, entries) {
  for (const [id, list] of entries) {
    if (list) { // null is an entry that was trimmed by force
      const fields = {}
      for (let n = 0; n < list.length; n += 2) fields[list[n]] = list[n + 1]
      if (fields.data) print(fields)
    }
    await redis.ask('XACK', STREAM, group, id) // after use: what is not used comes again
  }
}

async function follow(address, group, idleSeconds) {
  const url = new URL(address)
  const redis = new Redis(url)
  const name = `node-${process.pid}-${randomUUID()}`
  if (url.password) {
    await redis.ask('AUTH', decodeURIComponent(url.username || 'default'), decodeURIComponent(url.password))
  }
  if (url.pathname.length > 1) await redis.ask('SELECT', url.pathname.slice(1))
  try {
    await redis.ask('XGROUP', 'CREATE', STREAM, group, '0', 'MKSTREAM')
  } catch (error) {
    if (!error.message.startsWith('BUSYGROUP')) throw error // it is there already
  }
  const wait = Math.max(1, Math.min(LONGEST_WAIT_MS, idleSeconds * 1000))
  let quietSince = Date.now()
  while (Date.now() - quietSince < idleSeconds * 1000) {
    const [, abandoned] = await redis.ask(
      'XAUTOCLAIM', STREAM, group, name, ABANDONED_MS, '0-0', 'COUNT', MOST)
    const found = await redis.ask(
      'XREADGROUP', 'GROUP', group, name, 'COUNT', MOST, 'BLOCK', wait, 'STREAMS', STREAM, '>')
    const entries = [...abandoned, ...(found ? found[0][1] : [])]
    await use(redis, group, entries)
    if (entries.length) quietSince = Date.now()
  }
  await redis.ask('XGROUP', 'DELCONSUMER', STREAM, group, name) // it holds nothing
  redis.close()
}

const [address, group, idle] = process.argv.slice(2)
if (!group) {
  console.error('usage: node follow.mjs redis://HOST:PORT/DATABASE GROUP [IDLE SECONDS]')
  process.exit(2)
}
await follow(address, group, idle === undefined ? Infinity : Number(idle))
