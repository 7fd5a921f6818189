import { Agent, get } from 'node:http'

import { IPHONE } from '../phone.js'

export type Load = {
  /** Answers so far, by status; `failed` for connections that broke. */
  counts: Record<string, number>
  /** Stops asking and waits for what is in flight. */
  stop: () => Promise<Record<string, number>>
  total: () => number
}

/** Phones on kept connections, each asking again as soon as it has an answer. */
export function startLoad(port: number, code: string, connections = 8): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const counts: Record<string, number> = {}
  let stopped = false
  let phone = 0

  const ask = () =>
    new Promise<string>((resolve) => {
      const address = `8.${(phone >> 16) & 255}.${(phone >> 8) & 255}.${phone++ & 255}`
      const headers = { ...IPHONE, 'x-forwarded-for': address }
      get({ agent, headers, host: '127.0.0.1', path: `/q/${code}`, port }, (response) => {
        response.resume()
        response.on('end', () => resolve(String(response.statusCode)))
        response.on('error', () => resolve('failed'))
      }).on('error', () => resolve('failed'))
    })
  const loop = async () => {
    while (!stopped) {
      const status = await ask()
      counts[status] = (counts[status] ?? 0) + 1
      // A server that is gone refuses at once: no point in asking it as fast as it can refuse.
      if (status === 'failed') await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const loops = Array.from({ length: connections }, loop)
  return {
    counts,
    async stop() {
      stopped = true
      await Promise.all(loops)
      agent.destroy()
      return counts
    },
    total: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
  }
}
