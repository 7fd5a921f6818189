export type BatchOptions = {
  /** Goes on after the scan of this id. */
  after: string
  limit: number
  /** Which scans `s` are old enough. */
  where: (bind: (value: unknown) => string) => string
}

/** `last`: the id the batch ended with; `null` when none was left. */
export type BatchDone = { changed: number; last: null | string }
