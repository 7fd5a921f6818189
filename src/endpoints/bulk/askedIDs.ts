import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import { paramsOf } from '../answering.js'
import { selectedIDs } from './selectedCodes.js'

const MOST_IDS = 500

/** Which codes are meant: `ids=1,2,3`, or a `where` as every list of Payload takes it. */
function selectionOf(req: PayloadRequest, { slugs }: QROptions): Where {
  const ids = paramsOf(req).get('ids')
  const { where } = req.query as { where?: unknown }
  if (ids === null) {
    if (where && typeof where === 'object') return where as Where
    throw new ParameterError('ids', `1 to ${MOST_IDS} ids separated by commas, or a where`)
  }
  const given = ids.split(',').filter(Boolean)
  const known = given.map((id) => asID(req.payload, slugs.codes, id)).filter((id) => id !== null)
  if (known.length === 0 || known.length > MOST_IDS || known.length < given.length) {
    throw new ParameterError('ids', `1 to ${MOST_IDS} ids separated by commas`)
  }
  return { id: { in: known } }
}

/** More would keep a process busy for minutes. */
const MOST = 5000

/** The ids of the codes that are meant and that the person may read; none, and too many, are refused. */
export async function askedIDs(req: PayloadRequest, options: QROptions): Promise<ID[]> {
  const ids = await selectedIDs({ options, req, where: selectionOf(req, options) })
  if (ids.length > 0 && ids.length <= MOST) return ids
  throw new ParameterError('ids', `1 to ${MOST} codes you may read, not ${ids.length}`)
}
