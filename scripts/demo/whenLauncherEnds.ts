import { commandOf, isAlive, parentOf } from '../database/processes.js'

/** The processes that started this one, up to and with the package manager. */
const launchers = (): number[] => {
  const pids: number[] = []
  for (let pid = process.ppid; pid > 1 && pids.length < 5; pid = parentOf(pid)) {
    pids.push(pid)
    if (/^(?:npm|pnpm|yarn|bun)\b|\bnpm-cli\b/.test(commandOf(pid))) return pids
  }
  return pids.slice(0, 1)
}

/** Calls back when `npm run` was ended by its number: the shell in between passes no signal on. */
export const whenLauncherEnds = (then: () => void): void => {
  const pids = launchers()
  const timer = setInterval(() => {
    if (pids.every(isAlive)) return
    clearInterval(timer)
    then()
  }, 1000)
  timer.unref()
}
