import type { Recorder } from '../../recorder/types.js'
import type { ThreadRecorder } from './startRecorder.js'

export type BusyRecorder = {
  /** Ends the thread, if there is one; none starts any more. */
  close: () => Promise<void>
  /** So many scans were written. */
  onWritten: (count: number) => void
} & Recorder

/** Scans in a second that are worth a thread and its memory. */
const BUSY = 100
const SECOND = 1000

/**
 * A recorder for a process that has other work than scans: its thread starts with the first rush.
 * Until it runs, and where it cannot, it is not open, and scans are written without it.
 */
export function recorderWhenBusy(
  start: () => Promise<null | ThreadRecorder>,
  now: () => number = Date.now,
): BusyRecorder {
  let starting: null | Promise<void> = null
  let thread: null | ThreadRecorder = null
  let isClosed = false
  let second = 0
  let written = 0

  async function open(): Promise<void> {
    const made = await start()
    if (isClosed) await made?.close()
    else thread = made
  }
  return {
    close: async () => {
      isClosed = true
      await starting
      await thread?.close()
    },
    isOpen: () => thread?.isOpen() ?? false,
    onWritten: (count) => {
      if (starting || isClosed) return
      const at = Math.floor(now() / SECOND)
      if (at !== second) written = 0
      second = at
      written += count
      if (written >= BUSY) starting = open()
    },
    write: (drafts) =>
      thread
        ? thread.write(drafts)
        : Promise.reject(new Error('The recording thread is not open.')),
  }
}
