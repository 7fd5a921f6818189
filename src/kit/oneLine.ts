/** Titles go into subjects and lists: a line break there would be one of ours. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
