import { createServer, type IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

type Session = { cleanup: () => void; query: (text: string, format?: string) => string }
type Chdb = { Session: new () => Session }

export type Engine = {
  /** Asks past HTTP. */
  ask: <Row>(query: string) => Row[]
  /** The server is away, or there again. */
  away: (isAway: boolean) => void
  close: () => void
  /** The next requests are refused with this status; `lost`: they are done, and nobody hears of it. */
  next: (...answers: ('lost' | number)[]) => void
  url: string
}

/**
 * ClickHouse, in this process, behind its HTTP interface as far as it is asked: statements and settings in
 * the address, what is inserted in a gzipped body; or the statement in a form, with its parameters; users
 * and codes of exceptions in headers. https://clickhouse.com/docs/interfaces/http
 */
export async function startEngine(password: string): Promise<Engine> {
  // by a name the compiler does not follow: it is there where these tests run
  const name = 'chdb'
  const { Session } = (await import(name)) as Chdb
  const session = new Session()
  session.query('CREATE DATABASE IF NOT EXISTS host')
  session.query('USE host')
  const trouble: ('lost' | number)[] = []
  let isAway = false
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      if (isAway) return request.socket.destroy()
      const wrong = trouble.shift()
      if (typeof wrong === 'number') return response.writeHead(wrong).end('secret text')
      if (request.headers['x-clickhouse-key'] !== password) {
        return response.writeHead(403, { 'X-ClickHouse-Exception-Code': '516' }).end()
      }
      try {
        const { params, query, rows, settings } = await statementOf(request, Buffer.concat(chunks))
        for (const [name, value] of params) session.query(`SET ${name} = ${quoted(value)}`)
        const said = session.query(withSettings(query, settings) + (rows && ` ${rows}`))
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
    away: (now) => (isAway = now),
    close: () => {
      server.close()
      server.closeAllConnections()
      session.cleanup()
    },
    next: (...answers) => trouble.push(...answers),
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
  }
}

type Statement = {
  params: [name: string, value: string][]
  query: string
  rows: string
  settings: Record<string, string>
}

async function statementOf(request: IncomingMessage, body: Buffer): Promise<Statement> {
  const { query, ...settings } = Object.fromEntries(new URL(request.url!, 'http://a').searchParams)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) {
    return { params: [], query: query!, rows: gunzipSync(body).toString(), settings }
  }
  const form = await new Response(new Uint8Array(body), {
    headers: { 'Content-Type': type },
  }).formData()
  const fields = [...form].map(([name, value]) => [name, String(value)] as [string, string])
  return {
    params: fields.filter(([name]) => name.startsWith('param_')),
    query: fields.find(([name]) => name === 'query')![1],
    rows: '',
    settings,
  }
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** In front of the format, which is the last thing of a statement; at its end where there is none. */
function withSettings(query: string, settings: Record<string, string>): string {
  const list = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`)
  if (list.length === 0) return query
  const [before, format] = query.split(/(?= FORMAT \w+$)/)
  return `${before} SETTINGS ${list.join(', ')}${format ?? ''}`
}
