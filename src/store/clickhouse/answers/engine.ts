import type { KnownCodes } from '../../../vocabulary/scanAnalytics.js'
import type { Read } from './createReader.js'

/** What every question is answered with. */
export type Engine = { codes: KnownCodes; read: Read; table: string }
