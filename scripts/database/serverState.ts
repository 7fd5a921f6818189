import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

/** What a run remembers of its server for the next one. */
export type ServerState = {
  /** Command line and number of the process that started the server. */
  owner: { command: string; pid: number } | null
  password: string
  port: number
}

const file = (directory: string): string => path.join(directory, 'server.json')

export const readState = (directory: string): null | ServerState => {
  try {
    return JSON.parse(readFileSync(file(directory), 'utf8')) as ServerState
  } catch {
    return null
  }
}

export const writeState = (directory: string, state: ServerState): void => {
  writeFileSync(file(directory), JSON.stringify(state), { mode: 0o600 })
}

export const newPassword = (): string => randomBytes(18).toString('base64url')

/** Process and port of a server as it noted them itself. `null`: none is running. */
export const readLock = (data: string): { pid: number; port: number } | null => {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : null
  } catch {
    return null
  }
}

export const removeLock = (data: string): void => {
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

/** `wanted` when nobody listens there, else a port the system picks. */
export const freePort = (wanted = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => (wanted ? resolve(freePort()) : reject(error)))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
