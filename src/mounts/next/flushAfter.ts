import type { Runtime } from '../../runtime/createRuntime.js'

/** Writes what is recorded once the answer is out, where the process stands still from then on. */
export async function flushAfter(runtime: Pick<Runtime, 'flush'>): Promise<void> {
  const { after } = await import('next/server.js')
  after(() => runtime.flush())
}
