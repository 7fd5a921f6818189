import { createHmac } from 'node:crypto'

/** `x-vivenu-signature`. Written apart from the code under test, so that both must be right. */
export const signVivenu = (key: string, body: string): string =>
  createHmac('sha256', key).update(body, 'utf8').digest('hex')
