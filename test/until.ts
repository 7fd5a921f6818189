/** Asks until there is an answer that is not null. Fails after `patience` milliseconds. */
export async function until<T>(ask: () => Promise<null | T>, patience = 10_000): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > end) throw new Error(`Nothing came within ${patience} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
