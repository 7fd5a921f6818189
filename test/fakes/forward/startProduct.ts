import { createServer, type IncomingHttpHeaders } from 'node:http'

export type Asked = { body: string; headers: IncomingHttpHeaders; url: URL }
export type Answer = { body?: string; headers?: Record<string, string>; status: number }

export type Product = {
  /** Requests, refused ones among them. */
  asked: Asked[]
  close: () => void
  /** The next requests are answered so, and not looked at; `lost`: they are taken, and nobody hears of it. */
  next: (...answers: ('lost' | number)[]) => void
  url: string
}

/** A server that is asked what a product would be, and may be in trouble. */
export async function startProduct(answer: (asked: Asked) => Answer): Promise<Product> {
  const asked: Asked[] = []
  const trouble: ('lost' | number)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const one = { body, headers: request.headers, url: new URL(request.url ?? '/', 'http://a') }
      asked.push(one)
      const wrong = trouble.shift()
      if (typeof wrong === 'number') return response.writeHead(wrong).end('secret text')
      const said = answer(one)
      if (wrong === 'lost') return request.socket.destroy()
      return response.writeHead(said.status, said.headers).end(said.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    asked,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
    next: (...answers) => trouble.push(...answers),
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
  }
}
