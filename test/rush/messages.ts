import type { Runtime } from '../../src/runtime/createRuntime.js'

export type ToServer = { ask: 'flood' | 'state'; count?: number; id: number }

export type ServerState = {
  directory: ReturnType<Runtime['directory']['state']>
  /** Bytes in use after a collection. */
  heap: number
  writer: ReturnType<Runtime['writer']['state']>
}

export type FromServer = ({ id: number } & ServerState) | { port: number }
