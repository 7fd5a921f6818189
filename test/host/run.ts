import { spawn } from 'node:child_process'

export type RunOptions = { cwd: string; env?: Record<string, string> }

// Vitest's, npm's about the script that started us, and settings a host has of its own.
const OURS =
  /^(NODE_ENV|NODE_OPTIONS|VITEST.*|TEST|INIT_CWD|npm_(package_|lifecycle_|command|config_local_prefix).*|DATABASE_URI|PAYLOAD_SECRET|QR_.*|GEOIP_.*)$/

/** What this test run has of its own must not reach the host. */
const clean = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))

export const hostEnv = (env: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...(clean() as NodeJS.ProcessEnv),
  NEXT_TELEMETRY_DISABLED: '1',
  PAYLOAD_TELEMETRY: 'false',
  ...env,
})

/** Runs a command to its end and gives what it printed; a failure shows its last lines. */
export const run = (command: string, args: string[], options: RunOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: hostEnv(options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const take = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve(output)
      const end = output.trimEnd().split('\n').slice(-60).join('\n')
      reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${end}`))
    })
  })
