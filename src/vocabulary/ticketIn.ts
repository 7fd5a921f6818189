import { normaliseCode } from './normaliseCode.js'

/** The canonical code in a text: itself, or the address of a symbol, whatever its path is below; `null`: there is none. */
export const ticketIn = (text: string): null | string =>
  normaliseCode(
    text
      .trim()
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '',
  )

/** Whether there is something like a signature, which only the server can tell from one that is made up. */
export const looksSigned = (code: string): boolean => /.-[2-9A-HJKMNP-Z]{10}$/.test(code)
