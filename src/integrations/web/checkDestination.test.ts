import type { LookupFunction } from 'node:net'

import { createServer, type RequestListener } from 'node:http'
import { createServer as createPlainServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'

import { checkDestination, type CheckOptions } from './checkDestination.js'

const servers: Server[] = []

async function listen<Some extends Server>(server: Some): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as { port: number }).port
}

const serve = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(answer))}`

const open: CheckOptions = { privateAddresses: true, timeout: 5_000, userAgent: 'check' }
const closed: CheckOptions = { ...open, privateAddresses: false }

/** Names that resolve to what stands here, one answer after the other. */
const resolver = (...answers: string[]): { asked: () => number; lookup: LookupFunction } => {
  let asked = 0
  return {
    asked: () => asked,
    lookup: (_name, { all }, done) => {
      const address = answers[Math.min(asked, answers.length - 1)]!
      asked += 1
      const family = address.includes(':') ? 6 : 4
      if (all) done(null, [{ address, family }])
      else done(null, address, family)
    },
  }
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    if ('closeAllConnections' in server) (server.closeAllConnections as () => void)()
  }
})

describe('what a server answers', () => {
  it('is asked by HEAD alone where that is enough, under a name', async () => {
    const asked: unknown[] = []
    const url = await serve((request, response) => {
      asked.push([request.method, request.headers['user-agent']])
      response.end('page')
    })
    expect(await checkDestination(url, open)).toEqual({ problem: null, redirects: 0, status: 200 })
    expect(asked).toEqual([['HEAD', 'check']])
  })

  it.each([405, 404, 500])('is asked as a browser does where HEAD gets %i', async (status) => {
    const url = await serve((request, response) => {
      response.writeHead(request.method === 'HEAD' ? status : 200).end()
    })
    expect(await checkDestination(url, open)).toMatchObject({ problem: null, status: 200 })
  })

  it('is asked as a browser does where HEAD gets no answer', async () => {
    const url = await serve((request, response) => {
      if (request.method === 'HEAD') request.socket.destroy()
      else response.end('page')
    })
    expect(await checkDestination(url, open)).toMatchObject({ problem: null, status: 200 })
  })

  it.each([
    [404, 'client-error'],
    [403, 'client-error'],
    [503, 'server-error'],
    [429, null],
  ])('%i is %s', async (status, problem) => {
    const url = await serve((_, response) => response.writeHead(status).end())
    expect(await checkDestination(url, open)).toEqual({ problem, redirects: 0, status })
  })
})

describe('redirects', () => {
  it('are followed', async () => {
    const url = await serve(({ url: path }, response) => {
      if (path === '/end') response.end()
      else response.writeHead(302, { Location: path === '/' ? '/next' : '/end#part' }).end()
    })
    expect(await checkDestination(url, open)).toEqual({ problem: null, redirects: 2, status: 200 })
  })

  it('in a circle are told from those without an end', async () => {
    let count = 0
    const url = await serve(({ url: path }, response) => {
      const next = path?.startsWith('/ever') ? `/ever${(count += 1)}` : path === '/a' ? '/b' : '/a'
      response.writeHead(301, { Location: next }).end()
    })
    expect(await checkDestination(`${url}/a`, open)).toMatchObject({ problem: 'loop' })
    expect(await checkDestination(`${url}/ever`, { ...open, maxRedirects: 4 })).toEqual({
      problem: 'too-many-redirects',
      redirects: 4,
      status: 301,
    })
    expect(count).toBe(5)
  })

  it('into an app are fine, without or with a wrong address they are not', async () => {
    const url = await serve(({ url: path }, response) => {
      const Location = { '/app': 'whatsapp://send?text=1', '/wrong': 'http://' }[path!]
      response.writeHead(302, Location ? { Location } : {}).end()
    })
    expect(await checkDestination(`${url}/app`, open)).toMatchObject({ problem: null })
    expect(await checkDestination(`${url}/wrong`, open)).toMatchObject({ problem: 'bad-redirect' })
    expect(await checkDestination(`${url}/none`, open)).toMatchObject({ problem: 'bad-redirect' })
  })
})

describe('addresses that are not public', () => {
  it.each([
    'http://127.0.0.1',
    'http://10.1.2.3',
    'http://169.254.169.254/latest/meta-data',
    'http://168.63.129.16',
    'http://0.0.0.0',
    'http://2130706433',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:a9fe:a9fe]',
    'http://[fe80::1]',
    'http://[fd00:ec2::254]',
    'http://[64:ff9b::7f00:1]',
    'https://192.168.0.1',
    'https://[::1]',
    'http://localhost',
  ])('%s is not dialled', async (url) => {
    expect(await checkDestination(url, closed)).toMatchObject({
      problem: 'private-address',
      status: null,
    })
  })

  it.each(['127.0.0.1', '::ffff:127.0.0.1', '169.254.169.254', 'fd12::1'])(
    'a name that leads to %s is not dialled',
    async (address) => {
      const { lookup } = resolver(address)
      const options = { ...closed, lookup }
      const check = await checkDestination('https://shop.example', options)
      expect(check).toMatchObject({ problem: 'private-address' })
    },
  )

  it('are not dialled where a server redirects there', async () => {
    const asked: string[] = []
    const listener: RequestListener = ({ headers, url }, response) => {
      asked.push(`${headers.host}${url}`)
      const port = headers.host!.split(':')[1]
      const Location = {
        '/app': `//127.0.0.2:${port}/secret`,
        '/mapped': `http://[::ffff:127.0.0.1]:${port}/secret`,
        '/meta': 'http://169.254.169.254/latest/meta-data',
        '/name': `http://inside.example:${port}/secret`,
      }[url!]
      response.writeHead(302, { Location }).end()
    }
    const server = createServer(listener)
    servers.push(server)
    // On every address of this machine: the second request would find somebody.
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as { port: number }
    const { lookup } = resolver('127.0.0.3')
    const options = { ...closed, lookup, privateAddresses: ['127.0.0.1'] }
    const paths = ['/app', '/mapped', '/meta', '/name']
    for (const path of paths) {
      expect(await checkDestination(`http://127.0.0.1:${port}${path}`, options)).toEqual({
        problem: 'private-address',
        redirects: 1,
        status: null,
      })
    }
    expect(asked).toEqual(paths.map((path) => `127.0.0.1:${port}${path}`))
  })

  it('a name that answers otherwise each time is judged by the answer that is dialled', async () => {
    let requests = 0
    const port = await listen(
      createServer((_, response) => {
        requests += 1
        response.end()
      }),
    )
    // Public for whoever looks first, private for whoever connects then.
    const { asked, lookup } = resolver('192.0.2.1', '127.0.0.1')
    const options = { ...closed, lookup, timeout: 300 }
    const url = `http://rebind.example:${port}`
    // One look-up is one connection, and it goes where that look-up said.
    expect((await checkDestination(url, options)).problem).not.toBeNull()
    const before = asked()
    expect(await checkDestination(url, options)).toMatchObject({ problem: 'private-address' })
    expect(asked()).toBe(before + 1)
    expect(requests).toBe(0)
  })
})

describe('servers that mean no good', () => {
  it('that never answer are cut', async () => {
    const url = await serve(() => {})
    const check = await checkDestination(url, { ...open, timeout: 200 })
    expect(check).toEqual({ problem: 'timeout', redirects: 0, status: null })
  })

  it('that redirect ever more slowly have one limit for all', async () => {
    let count = 0
    const url = await serve((_, response) => {
      count += 1
      setTimeout(() => response.writeHead(302, { Location: `/${count}` }).end(), 60)
    })
    const check = await checkDestination(url, { ...open, timeout: 200 })
    expect(check).toMatchObject({ problem: 'timeout', status: null })
    expect(count).toBeLessThan(6)
  })

  it('that send gigabytes are cut behind their headers', async () => {
    let sent = 0
    const url = await serve((request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(405).end()
      const piece = Buffer.alloc(65_536)
      const pour = (): void => {
        while (!response.destroyed && sent < 2 ** 31) {
          sent += piece.length
          if (!response.write(piece)) return void response.once('drain', pour)
        }
      }
      pour()
    })
    expect(await checkDestination(url, open)).toMatchObject({ problem: null, status: 200 })
    expect(sent).toBeLessThan(2 ** 24)
  })

  it('that send headers without an end are cut', async () => {
    const port = await listen(
      createPlainServer((socket) => {
        socket.on('error', () => {})
        socket.write('HTTP/1.1 200 OK\r\n')
        const pour = (): void => {
          while (!socket.destroyed) {
            if (!socket.write(`X-More: ${'x'.repeat(1_000)}\r\n`)) {
              return void socket.once('drain', pour)
            }
          }
        }
        pour()
      }),
    )
    const check = await checkDestination(`http://127.0.0.1:${port}`, open)
    expect(check).toMatchObject({ problem: 'no-answer', status: null })
  })

  it('that speak something else are told', async () => {
    const port = await listen(createPlainServer((socket) => socket.end('SSH-2.0\r\n')))
    const plain = await checkDestination(`http://127.0.0.1:${port}`, open)
    expect(plain).toMatchObject({ problem: 'no-answer' })
    const secure = await checkDestination(`https://127.0.0.1:${port}`, open)
    expect(secure).toMatchObject({ problem: 'tls' })
  })

  it('that nobody finds, or where nobody listens', async () => {
    const lookup: LookupFunction = (name, _, done) =>
      done(Object.assign(new Error(name), { code: 'ENOTFOUND' }), '')
    expect(await checkDestination('https://gone.example', { ...closed, lookup })).toMatchObject({
      problem: 'dns',
    })
    const port = await listen(createServer())
    const server = servers.pop()!
    await new Promise((resolve) => server.close(resolve))
    expect(await checkDestination(`http://127.0.0.1:${port}`, open)).toMatchObject({
      problem: 'refused',
    })
  })
})
