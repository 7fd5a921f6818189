import { inspect } from 'node:util'

const NAMES = ['debug', 'error', 'info', 'log', 'warn'] as const

/** Also keeps what is written to the console, in `log`, until the function it returns is called. */
export function hearConsole(log: string[]): () => void {
  const own = NAMES.map((name) => [name, console[name]] as const)
  for (const [name, write] of own) {
    console[name] = (...values: unknown[]) => {
      log.push(values.map((value) => inspect(value, { depth: 8 })).join(' '))
      write(...values)
    }
  }
  return () => own.forEach(([name, write]) => (console[name] = write))
}
