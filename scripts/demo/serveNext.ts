import path from 'node:path'

import { nextProgram } from './build.js'
import { type Running, startProgram } from './runProgram.js'

type Options = {
  env: Record<string, string>
  folder: string
  /** Compile what is asked for, and again after each change; else serve what is built. */
  live: boolean
  port: number
  root: string
}

export const serveNext = ({ env, folder, live, port, root }: Options): Running =>
  startProgram({
    args: [nextProgram(), live ? 'dev' : 'start', '--port', String(port)],
    cwd: root,
    env: {
      ...env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: live ? 'development' : 'production',
    },
    log: path.join(folder, 'server.log'),
    // whoever changes code wants to read what is wrong with it
    onLine: live ? (line) => process.stdout.write(`${line}\n`) : undefined,
    what: 'The server',
  })
