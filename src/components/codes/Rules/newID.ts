const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

/** A new id of a rule or branch; made in the browser, so that rows keep theirs before they are saved. */
export const newID = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(6)),
    (byte) => LETTERS[byte % LETTERS.length],
  ).join('')
