/** At once: a large picture takes 100 MB while it is drawn, and a core. */
const AT_ONCE = 2
/** In line behind them. */
const MOST_WAITING = 200
const PATIENCE = 15_000

type Line = { running: number; waiting: (() => void)[] }

// One line per process, also where a bundler loads this module twice.
const line: Line = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.renders')
] ??= { running: 0, waiting: [] }) as Line

/**
 * Renders when it is its turn; `null` where too many wait already, or it took too long. Memory and
 * answers to scans stay what they are however many symbols are asked for at once.
 */
export async function renderInTurn<T>(
  work: () => Promise<T>,
  { most = MOST_WAITING, patience = PATIENCE } = {},
): Promise<null | T> {
  if (line.running < AT_ONCE) line.running += 1
  else if (!(await turn(most, patience))) return null
  try {
    return await work()
  } finally {
    // The place goes to the next in line: nobody who just came takes it.
    const next = line.waiting.shift()
    if (next) next()
    else line.running -= 1
  }
}

/** Resolves when one of those before is done; to `false` where the line is full or too slow. */
function turn(most: number, patience: number): Promise<boolean> {
  if (line.waiting.length >= most) return Promise.resolve(false)
  return new Promise((resolve) => {
    const next = () => {
      clearTimeout(end)
      resolve(true)
    }
    const end = setTimeout(() => {
      line.waiting.splice(line.waiting.indexOf(next), 1)
      resolve(false)
    }, patience)
    line.waiting.push(next)
  })
}
