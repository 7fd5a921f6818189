import { randomBytes } from 'node:crypto'
import path from 'node:path'

import type { Running } from './runProgram.js'

import { startProgram } from './runProgram.js'

export type Fakes = {
  /** What the site needs to know of them. */
  env: {
    HUBSPOT_ACCESS_TOKEN: string
    HUBSPOT_BASE_URL: string
    VIVENU_API_KEY: string
    VIVENU_BASE_URL: string
    VIVENU_WEBHOOK_KEY: string
  }
  program: Running
}

type Options = {
  cwd: string
  /** Where they keep what they hold; without it they forget it when they end. */
  file?: string
  log: string
  /** Port of the site that webhooks go to. */
  port: number
}

/** Starts the stand-ins for HubSpot and Vivenu on free ports, with keys made for this run. */
export const startFakes = async ({ cwd, file = '', log, port }: Options): Promise<Fakes> => {
  const keys = {
    HUBSPOT_ACCESS_TOKEN: `pat-demo-${secret()}`,
    VIVENU_API_KEY: secret(),
    VIVENU_WEBHOOK_KEY: secret(),
  }
  let program: Running | null = null
  const urls = await new Promise<{ hubspot: string; vivenu: string }>((resolve, reject) => {
    program = startProgram({
      args: ['--import', 'tsx', path.join('scripts', 'demo', 'runFakes.ts')],
      cwd,
      env: {
        ...keys,
        FAKES_FILE: file,
        VIVENU_WEBHOOK_URL: `http://127.0.0.1:${port}/api/qr/webhooks/vivenu`,
      },
      log,
      onStep: (line) => resolve(JSON.parse(line) as { hubspot: string; vivenu: string }),
      what: 'The stand-ins for HubSpot and Vivenu',
    })
    program.ended.then(() => reject(new Error('The stand-ins ended.')), reject)
  })
  return {
    env: { ...keys, HUBSPOT_BASE_URL: urls.hubspot, VIVENU_BASE_URL: urls.vivenu },
    program: program as unknown as Running,
  }
}

const secret = (): string => randomBytes(24).toString('base64url')
