import net from 'node:net'

import { DemoError } from './DemoError.js'

/** The port asked for in PORT, 3000 by default. */
export const portFrom = (value: string | undefined): number => {
  const port = value === undefined || value === '' ? 3000 : Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new DemoError(`PORT is ${JSON.stringify(value)}: give a number from 1 to 65535.`)
}

const isFree = (port: number, command: string, host?: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES') {
        reject(
          new DemoError(`Port ${port} may not be used by this user. Try: PORT=3001 ${command}`),
        )
      }
      // a machine without IPv6 cannot have somebody else on it
      resolve(error.code !== 'EADDRINUSE')
    })
    server.listen({ exclusive: true, host, port }, () => server.close(() => resolve(true)))
  })

/** Throws when somebody listens on the port; `command` is how the reader started us. */
export const checkPort = async (port: number, command: string): Promise<void> => {
  // somebody on one address only would not stop us from taking the rest
  for (const host of ['127.0.0.1', undefined]) {
    if (await isFree(port, command, host)) continue
    const other = port < 65_535 ? port + 1 : port - 1
    throw new DemoError(`Port ${port} is in use. Try another: PORT=${other} ${command}`)
  }
}
