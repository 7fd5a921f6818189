import net from 'node:net'
import { describe, expect, it } from 'vitest'

import { checkPort, portFrom } from './checkPort.js'

const listen = (host?: string): Promise<net.Server> =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.listen({ host, port: 0 }, () => resolve(server))
  })

describe('portFrom', () => {
  it('is 3000 unless PORT says otherwise', () => {
    expect([portFrom(undefined), portFrom(''), portFrom('8080')]).toEqual([3000, 3000, 8080])
  })

  it.each(['0', '65536', 'http', '3000.5', '-1'])(
    'names PORT and its value when it is %s',
    (value) => {
      expect(() => portFrom(value)).toThrow(`PORT is "${value}"`)
    },
  )
})

describe('checkPort', () => {
  it.each(['127.0.0.1', undefined])(
    'names a port somebody listens on at %s, and another',
    async (host) => {
      const server = await listen(host)
      const { port } = server.address() as net.AddressInfo
      await expect(checkPort(port, 'npm run demo')).rejects.toThrow(
        `Port ${port} is in use. Try another: PORT=${port + 1} npm run demo`,
      )
      await new Promise((resolve) => server.close(resolve))
      await expect(checkPort(port, 'npm run demo')).resolves.toBeUndefined()
    },
  )
})
