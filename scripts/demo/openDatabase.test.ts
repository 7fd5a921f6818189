import net from 'node:net'
import { expect, it } from 'vitest'

import { DemoError } from './DemoError.js'
import { openDatabase } from './openDatabase.js'

const open = (given: string) => openDatabase('/nowhere', { fresh: false, given })

/** A port nobody listens on any more. */
const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })

it('says in one line which database cannot be reached, without its password', async () => {
  const port = await closedPort()
  const opening = open(`postgres://me:hunter2@127.0.0.1:${port}/shop`)
  await expect(opening).rejects.toThrow(DemoError)
  await expect(opening).rejects.toThrow(
    `Cannot reach the database 127.0.0.1:${port}/shop (ECONNREFUSED). Check DATABASE_URI.`,
  )
})

it('says what DATABASE_URI looks like', async () => {
  await expect(open('localhost shop')).rejects.toThrow(/^DATABASE_URI is not a URL\. .*postgres:/)
})
