/** A text that is not empty, or a function that gives one. */
export const isSecret = (value: unknown): boolean =>
  typeof value === 'function' || (typeof value === 'string' && value.trim() !== '')
