import type { Traffic } from '../../vocabulary/scan.js'
import type { ScanInHand } from '../scanInHand.js'

import { createClassifier } from '../traffic/createClassifier.js'

const classify = createClassifier()

/** Who made a request, as far as it says so itself. */
export function trafficOf({ address, context, isBurst, request }: ScanInHand): Traffic {
  const { headers, method, url } = request
  return (context.classify ?? classify)({
    address,
    cdn: context.cdn,
    headers,
    https: url.startsWith('https:') || headers.get('x-forwarded-proto') === 'https',
    isBurst,
    // Who answers a page in between opens the code, if by a form.
    method: method === 'POST' ? 'GET' : method,
    userAgent: headers.get('user-agent'),
  })
}
