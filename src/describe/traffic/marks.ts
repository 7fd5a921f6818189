/** What a person says of a scan, by the reason it is stored with. */
export const MARKS = {
  internal: 'marked-internal',
  machine: 'marked-machine',
  person: 'marked-person',
} as const

export type Mark = keyof typeof MARKS

/** The reason of scans from before a code was in use, see `forgetTestScans`. */
export const BEFORE_USE = 'before-use'

const REASONS: readonly string[] = [...Object.values(MARKS), BEFORE_USE]

/** Reasons with this mark and no other; `null` takes back what people said. */
export const withMark = (reasons: readonly string[], mark: Mark | null): string[] => [
  ...reasons.filter((reason) => !REASONS.includes(reason)),
  ...(mark ? [MARKS[mark]] : []),
]

/** What people said of a scan with these reasons. */
export const markOf = (reasons: readonly string[]): Mark | null =>
  (Object.keys(MARKS) as Mark[]).find((mark) => reasons.includes(MARKS[mark])) ??
  (reasons.includes(BEFORE_USE) ? 'internal' : null)
