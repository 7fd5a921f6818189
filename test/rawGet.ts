import { request } from 'node:http'

/** A request as it stands here, with whatever `Host` (which `fetch` would write itself). */
export function rawGet(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<{
  body: string
  headers: NodeJS.Dict<string | string[]>
  status: number
  to: null | string
}> {
  return new Promise((resolve, reject) => {
    const asked = request({ headers, host: '127.0.0.1', path, port }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (text: string) => (body += text))
      answer.on('end', () =>
        resolve({
          body,
          headers: answer.headers,
          status: answer.statusCode ?? 0,
          to: answer.headers.location ?? null,
        }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}
