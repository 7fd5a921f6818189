const started = performance.now()

const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`

/** Writes a line with the time since the start. */
export const say = (line: string): void => {
  process.stdout.write(`[${seconds().padStart(7)}] ${line}\n`)
}
