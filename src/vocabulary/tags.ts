export const MOST_TAGS = 20
export const LONGEST_TAG = 50

/** One way of writing a tag, so that `East  Stand` and `east stand` are the same. */
export const plainTag = (tag: string): string =>
  tag.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

export const plainTags = (tags: readonly unknown[]): string[] => [
  ...new Set(tags.map((tag) => plainTag(String(tag ?? ''))).filter(Boolean)),
]
