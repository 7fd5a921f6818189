import { connect, type Socket } from 'node:net'

export type RawConnection = {
  /** Everything received until the other side closes. */
  ended: Promise<string>
  received: () => string
  socket: Socket
}

/** A socket to send whatever one likes over; HTTP clients are too well-behaved. */
export function rawConnection(port: number): RawConnection {
  const socket = connect({ allowHalfOpen: true, host: '127.0.0.1', port })
  let text = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => (text += chunk))
  const ended = new Promise<string>((resolve) => {
    socket.on('end', () => {
      socket.end()
      resolve(text)
    })
    socket.on('error', () => resolve(text))
  })
  return { ended, received: () => text, socket }
}

/** Sends bytes and resolves to all that comes back. */
export async function rawRequest(port: number, bytes: Buffer | string): Promise<string> {
  const { ended, socket } = rawConnection(port)
  socket.write(bytes as string)
  return ended
}

export const statusesOf = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
