import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'

type Session = { cleanup: () => void; query: (text: string, format?: string) => string }
type Chdb = { Session: new () => Session }

export type Engine = {
  /** Asks past HTTP. */
  ask: <Row>(query: string) => Row[]
  close: () => void
  /** The next requests are refused with this status; `lost`: they are done, and nobody hears of it. */
  next: (...answers: ('lost' | number)[]) => void
  url: string
}

/**
 * ClickHouse, in this process, behind its HTTP interface as far as it is asked: `query` and settings in
 * the address, what is inserted in a gzipped body, users and codes of exceptions in headers.
 * https://clickhouse.com/docs/interfaces/http
 */
export async function startEngine(password: string): Promise<Engine> {
  // by a name the compiler does not follow: it is there where these tests run
  const name = 'chdb'
  const { Session } = (await import(name)) as Chdb
  const session = new Session()
  session.query('CREATE DATABASE IF NOT EXISTS host')
  session.query('USE host')
  const trouble: ('lost' | number)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const wrong = trouble.shift()
      if (typeof wrong === 'number') return response.writeHead(wrong).end('secret text')
      if (request.headers['x-clickhouse-key'] !== password) {
        return response.writeHead(403, { 'X-ClickHouse-Exception-Code': '516' }).end()
      }
      try {
        const { query, ...settings } = Object.fromEntries(
          new URL(request.url!, 'http://a').searchParams,
        )
        const body = gunzipSync(Buffer.concat(chunks)).toString()
        const said = session.query(withSettings(query!, settings) + (body && ` ${body}`))
        if (wrong === 'lost') return request.socket.destroy()
        return response.writeHead(200).end(said)
      } catch (error) {
        const code = /Code: (\d+)/.exec(String(error))?.[1] ?? '1000'
        return response.writeHead(500, { 'X-ClickHouse-Exception-Code': code }).end(String(error))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ask: <Row>(query: string) =>
      session
        .query(query, 'JSONEachRow')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row),
    close: () => {
      server.close()
      server.closeAllConnections()
      session.cleanup()
    },
    next: (...answers) => trouble.push(...answers),
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
  }
}

function withSettings(query: string, settings: Record<string, string>): string {
  const list = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return list.length ? query.replace(' FORMAT ', ` SETTINGS ${list.join(', ')} FORMAT `) : query
}
