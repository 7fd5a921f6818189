import { defer, type Deferred } from '../../kit/defer.js'

export type Pending = {
  /** Nobody answers any more. */
  rejectAll: (code: string) => void
  reject: (id: number, code: string) => void
  resolve: (id: number, written: number) => void
  /** A number for a question, and the promise of its answer. */
  start: () => { answer: Promise<number>; id: number }
}

/** Questions to a thread that are not answered yet. */
export function createPending(): Pending {
  const waiting = new Map<number, Deferred<number>>()
  let lastId = 0

  function end(id: number, how: (one: Deferred<number>) => void): void {
    const one = waiting.get(id)
    waiting.delete(id)
    if (one) how(one)
  }
  const reject = (id: number, code: string): void => end(id, (one) => one.reject(failure(code)))
  return {
    reject,
    rejectAll: (code) => [...waiting.keys()].forEach((id) => reject(id, code)),
    resolve: (id, written) => end(id, (one) => one.resolve(written)),
    start: () => {
      const one = defer<number>()
      waiting.set(++lastId, one)
      return { answer: one.promise, id: lastId }
    },
  }
}

const failure = (code: string): Error =>
  Object.assign(new Error('Scans could not be written.'), { code })
