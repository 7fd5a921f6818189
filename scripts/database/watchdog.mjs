// Cleans up after a parent that died without doing so itself (kill -9, a crash). Orders arrive as
// JSON lines; the end of the input is the parent's end. `release` means there is nothing to do.
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'

const pids = new Set()
const folders = new Set()
let released = false

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line)
  if (order.stop) pids.add(order.stop)
  if (order.forget) pids.delete(order.forget)
  if (order.remove) folders.add(order.remove)
  if (order.release) released = true
}

if (!released) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      // gone already
    }
  }
  const end = Date.now() + 10_000
  while ([...pids].some(isAlive) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 50))
  }
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  for (const folder of folders) rmSync(folder, { force: true, maxRetries: 5, recursive: true })
}
