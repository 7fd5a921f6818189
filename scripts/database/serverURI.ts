import { withClient } from './createDatabase.js'

export const serverURI = (password: string, port: number): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

export const answers = (uri: string): Promise<boolean> =>
  withClient(uri, () => Promise.resolve(true)).catch(() => false)
