import type { RejudgeBy } from '../describe/traffic/rejudge.js'
import type { QROptions } from '../options/sanitizeOptions.js'

import { createNetworkKinds } from '../describe/traffic/createNetworkKinds.js'
import { createRulebook } from '../scan/traffic/rulebook.js'

/** The rules and networks of this host, by which its scans are judged, at once and again. */
export const judgementOf = ({ traffic }: Pick<QROptions, 'traffic'>): Required<RejudgeBy> => ({
  networks: createNetworkKinds(traffic),
  rulebook: createRulebook(traffic.rules),
})
