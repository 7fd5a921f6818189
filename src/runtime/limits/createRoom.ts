/**
 * How many things are held that each last `lifetime` milliseconds, without being told of their end:
 * never less than there are. Counts per period; things of two periods ago are gone.
 */
export function createRoom(size: number, lifetime: number, now: () => number = Date.now) {
  let started = now()
  let current = 0
  let previous = 0
  const turn = () => {
    const periods = Math.floor((now() - started) / lifetime)
    if (periods <= 0) return
    previous = periods === 1 ? current : 0
    current = 0
    started += periods * lifetime
  }
  const taken = () => {
    turn()
    return current + previous
  }
  return {
    // Time only makes room: the clock is not asked while there is some anyway.
    isFull: () => current + previous >= size && taken() >= size,
    take: () => {
      turn()
      current += 1
    },
    taken,
  }
}
