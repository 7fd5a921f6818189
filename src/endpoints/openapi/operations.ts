import type { Operations } from './operation.js'

import { BULK } from './operations/bulk.js'
import { CODES } from './operations/codes.js'
import { PEOPLE } from './operations/people.js'
import { SCANS } from './operations/scans.js'
import { SYMBOLS } from './operations/symbols.js'
import { SYSTEM } from './operations/system.js'

/** All of them, by `method path`. */
export const OPERATIONS: Operations = {
  ...BULK,
  ...CODES,
  ...PEOPLE,
  ...SCANS,
  ...SYMBOLS,
  ...SYSTEM,
}
