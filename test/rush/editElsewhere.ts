import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { ID } from '../../src/vocabulary/scan.js'

const program = fileURLToPath(new URL('editor.ts', import.meta.url))

/** Sets a code's status in a process of its own; resolves when that has ended. */
export async function editElsewhere(edit: { id: ID; status: string; uri: string }): Promise<void> {
  const child = fork(program, [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      QR_TEST_ID: String(edit.id),
      QR_TEST_STATUS: edit.status,
      QR_TEST_URI: edit.uri,
    },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [code] = (await once(child, 'exit')) as [null | number]
  if (code !== 0) throw new Error(`The edit in another process ended with ${code}`)
}
