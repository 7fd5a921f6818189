import autocannon from 'autocannon'

import { createPeople } from './people.mjs'

/**
 * One load on one server, in a process of its own: told what to do by one message, answers with
 * one. A number of requests instead of a time, so that every request has its answer counted.
 */
const PEOPLE = 20_000
/** Buckets of 10 µs up to 20 s: the generator itself counts whole milliseconds. */
const BUCKET = 0.01

process.once('message', async (asked) => {
  const { code = 'HOT', codes, connections, host, path, port, seconds, warmUp } = asked
  const people = createPeople({
    count: PEOPLE,
    pathOf: (n) => path + (codes === 1 ? code : `C${n % codes}`),
  })
  if (host) for (const person of people) person.headers.Host = host
  const share = PEOPLE / connections
  const result = { answered: 0, errors: 0, others: 0 }

  async function ask(amount) {
    const buckets = new Uint32Array(2_000_000)
    let group = 0
    // The generator itself begins before its first question and ends up to a second after its last answer.
    let started = 0
    let ended = 0
    const {
      '3xx': answered,
      errors,
      requests,
    } = await autocannon({
      amount,
      connections,
      setupClient(client) {
        client.setRequests(people.slice(group * share, (group += 1) * share))
        client.on('response', (status, bytes, ms) => {
          ended = performance.now()
          started ||= ended - ms
          buckets[Math.min(buckets.length - 1, Math.floor(ms / BUCKET))] += 1
        })
      },
      timeout: 60,
      url: `http://127.0.0.1:${port}`,
    })
    const elapsed = (ended - started) / 1000
    // Also those of the warm-up: they are recorded, too.
    result.answered += answered
    result.errors += errors
    result.others += requests.total - answered
    return { buckets, elapsed, perSecond: amount / elapsed, total: requests.total }
  }

  let guess = 0
  for (let left = warmUp; left > 0;) {
    const warm = await ask(Math.max(4000, connections * Math.ceil((guess * left) / connections)))
    guess = warm.perSecond
    left -= warm.elapsed
  }
  const { buckets, perSecond, total } = await ask(
    connections * Math.ceil((guess * seconds) / connections),
  )
  const quantile = (part) => {
    let left = total * part
    const at = buckets.findIndex((count) => (left -= count) <= 0)
    return Number(((at + 1) * BUCKET).toFixed(2))
  }
  const answer = { p50: quantile(0.5), p99: quantile(0.99), perSecond: Math.round(perSecond) }
  process.send({ ...result, ...answer })
  process.disconnect()
})
