import type { ScanAnswer } from '../../vocabulary/scan.js'

import { COMMON } from './answer.js'

/** Methods a scan may be made with. */
const METHODS = 'GET, HEAD'

/** 405 for any other method (RFC 9110, section 15.5.6: with what is allowed). */
export const answerMethod = (): ScanAnswer => ({
  body: 'Use GET or HEAD\n',
  headers: { ...COMMON, Allow: METHODS, 'Content-Type': 'text/plain; charset=utf-8' },
  status: 405,
})
