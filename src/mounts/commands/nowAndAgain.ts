/** Milliseconds between two lines of progress. */
const PAUSE = 2_000

/** Says a line of progress where the last one is some time ago. */
export function nowAndAgain(say: (message: string) => void): (message: () => string) => void {
  let said = Date.now()
  return (message) => {
    if (Date.now() - said < PAUSE) return
    said = Date.now()
    say(message())
  }
}
