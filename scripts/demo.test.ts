import { spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** `npm run demo`, to its end. */
const demo = (args: string[], env: Record<string, string>) =>
  new Promise<{ code: null | number; output: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('close', (code) => resolve({ code, output }))
  })

it('what stops the demo is one line, and an exit code', async () => {
  const server = net.createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, () => resolve((server.address() as net.AddressInfo).port))
  })
  const [busy, unknown] = await Promise.all([
    demo([], { PORT: String(port) }),
    demo(['--frsh'], { PORT: String(port) }),
  ])
  server.close()
  expect(busy).toEqual({
    code: 1,
    output: `Port ${port} is in use. Try another: PORT=${port + 1} npm run demo\n`,
  })
  expect(unknown).toEqual({
    code: 1,
    output: 'Unknown option --frsh. There is one: --fresh starts over.\n',
  })
}, 120_000)
