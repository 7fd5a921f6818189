/** Thrown where work took longer than there was time for. */
export class OutOfPatience extends Error {
  constructor() {
    super('It took too long. Is the database, or the function that gives the secret, slow?')
    this.name = 'OutOfPatience'
  }
}

/**
 * Runs pieces of work that have `limit` milliseconds together; what lies between them does not count.
 * Work that takes longer goes on, unheard.
 */
export function createPatience(limit: number) {
  let left = limit
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new OutOfPatience()), Math.max(0, left))
    })
    try {
      return await Promise.race([work(), over])
    } finally {
      clearTimeout(timer)
      left -= performance.now() - began
    }
  }
}
