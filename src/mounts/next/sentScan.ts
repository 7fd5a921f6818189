import type { Maybe } from '../../scan/runSteps.js'
import type { ScanRequest } from '../../vocabulary/scan.js'
import type { ScanMount } from '../../vocabulary/scanContext.js'

import { readForm } from '../../scan/request/readForm.js'
import { asSent, peerAddress, sentPath } from './watchRequests.js'

/** A request as the phone sent it, with its form where it has one. */
export const sentScan = (request: Request): Maybe<ScanRequest> =>
  request.method === 'POST' ? withForm(request) : asSent(request)

const withForm = async (request: Request): Promise<ScanRequest> => ({
  ...asSent(request),
  form: await readForm(request),
})

/** What is known of the way it came. */
export const wayOf = ({
  headers,
}: Pick<ScanRequest, 'headers'>): Pick<ScanMount, 'path' | 'peer'> => ({
  path: sentPath(headers),
  peer: peerAddress(headers),
})
