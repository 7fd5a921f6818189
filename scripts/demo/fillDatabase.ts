import { readdirSync } from 'node:fs'
import path from 'node:path'

import { lastDemoEmail } from '../../app/demo/demoUsers.js'
import { withClient } from '../database/createDatabase.js'
import { hasUser } from './openDatabase.js'
import { say } from './progress.js'
import { runProgram } from './runProgram.js'

type Options = {
  /** How the reader started the demo. */
  command: string
  env: Record<string, string>
  folder: string
  root: string
}

/** Brings the database up to the demo's migrations, and the demo's data into it where they lack. */
export async function fillDatabase({ command, env, folder, root }: Options): Promise<void> {
  const uri = env.DATABASE_URI as string
  if ((await hasUser(uri, lastDemoEmail)) && (await isMigrated(uri, root))) {
    return say('Data is there')
  }
  say('Filling the database …')
  await runProgram({
    args: ['--import', 'tsx', 'app/demo/runSeed.ts'],
    cwd: root,
    // in production Payload migrates when it starts
    env: { ...env, NODE_ENV: 'production' },
    log: path.join(folder, 'seed.log'),
    onStep: (line) => say(`  ${line}`),
    what: `Filling the database (\`${command} -- --fresh\` starts over)`,
  })
}

/** In development Payload does not migrate. */
async function isMigrated(uri: string, root: string): Promise<boolean> {
  const names = readdirSync(path.join(root, 'app/migrations'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
  return withClient(uri, async (client) => {
    const { rowCount } = await client.query(
      'SELECT DISTINCT name FROM payload_migrations WHERE name = ANY($1)',
      [names],
    )
    return rowCount === names.length
  }).catch(() => false)
}
