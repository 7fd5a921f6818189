import { withPayload } from '@payloadcms/next/withPayload'
import { withQR } from 'payload-plugin-qr/next'
import { syncBuiltinESMExports } from 'node:module'
import { fileURLToPath } from 'node:url'
import threads from 'node:worker_threads'

// The config runs in the server's process: for app/threads, the threads it starts are looked at.
const seen = (globalThis.recorderSeen ??= { threads: [], written: 0 })
const { Worker } = threads
threads.Worker = class extends Worker {
  constructor(file, options) {
    super(file, options)
    if (!options?.name?.endsWith('recorder')) return
    seen.threads.push(this)
    this.on('message', ({ written = 0 }) => (seen.written += written))
  }
}
syncBuiltinESMExports()

export default withQR(
  withPayload({
    turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
    typescript: { ignoreBuildErrors: true },
  }),
)
