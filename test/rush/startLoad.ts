import { Agent, get } from 'node:http'

import { IPHONE } from '../phone.js'

export type Load = {
  /** Request number to the moment its answer came (epoch milliseconds), by status. */
  answered: (status: number) => Map<number, number>
  /** Milliseconds from question to answer of every answer, ascending. */
  latencies: () => number[]
  /** Answers other than these, and connections that broke. */
  failures: (...expected: number[]) => string[]
  /** Stops asking; resolves when everything asked is answered or broken. */
  stop: () => Promise<void>
}

export type LoadOptions = {
  codes: string[]
  /** @default 16 */
  connections?: number
  /** First request number, so that those of two loads differ. @default 0 */
  from?: number
  /** Milliseconds a connection rests between two requests. @default 0 */
  pause?: number
  port: number
}

/** People who scan one after the other on kept connections. Every request has a number: `?n=7`. */
export function startLoad(options: LoadOptions): Load {
  const { codes, connections = 16, pause = 0, port } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answers: { at: number; ms: number; n: number; status: number | string }[] = []
  let next = options.from ?? 0
  let stopped = false

  const ask = (n: number) =>
    new Promise<void>((resolve) => {
      const started = performance.now()
      const note = (status: number | string) => {
        answers.push({ at: Date.now(), ms: performance.now() - started, n, status })
        resolve()
      }
      const headers = {
        ...IPHONE,
        'x-forwarded-for': `8.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
      }
      const path = `/q/${codes[n % codes.length]}?n=${n}`
      get({ agent, headers, host: '127.0.0.1', path, port }, (response) => {
        response.resume().on('error', () => undefined)
        note(response.statusCode as number)
      }).on('error', (error: NodeJS.ErrnoException) => note(error.code ?? error.message))
    })

  const person = async () => {
    while (!stopped) {
      await ask(next++)
      // A dead server refuses at once; a person who tries again takes a moment.
      const rest = typeof answers.at(-1)?.status === 'string' ? 20 : pause
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    }
  }
  const people = Array.from({ length: connections }, person)

  return {
    answered: (status) =>
      new Map(answers.filter((one) => one.status === status).map(({ at, n }) => [n, at])),
    failures: (...expected) =>
      answers
        .filter(({ status }) => !expected.includes(status as number))
        .map(({ n, status }) => `${n}: ${status}`),
    latencies: () => answers.map(({ ms }) => ms).sort((a, b) => a - b),
    async stop() {
      stopped = true
      await Promise.all(people)
      agent.destroy()
    },
  }
}
