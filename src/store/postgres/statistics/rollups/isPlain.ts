const PLAIN = /^[0-9A-Z]{26}$/

/** Whether an id is one of those that every collation, and JavaScript, put in the same order. */
export const isPlain = (id: string): boolean => PLAIN.test(id)
