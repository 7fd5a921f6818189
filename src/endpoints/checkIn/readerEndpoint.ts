import type { Endpoint } from 'payload'

import { readFile } from 'node:fs/promises'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayCheckIn } from '../../access/mayCheckIn.js'
import { findDataFile } from '../../kit/findDataFile.js'
import { ZXING } from '../../website/design/decodeSymbol.js'

/**
 * `GET /api/qr/check-in/reader`: the program that reads symbols in browsers that cannot do so themselves;
 * from here, as nothing is fetched from elsewhere. For `access.checkIn`.
 */
export const readerEndpoint = (options: QROptions): Endpoint => ({
  handler: async (req) => {
    if (!(await mayCheckIn(options, req))) {
      return Response.json({ errors: [{ message: 'You may not check anybody in.' }] }, { status: 403 }) // prettier-ignore
    }
    const path = findDataFile(ZXING.name, ZXING.file)
    if (!path) {
      return Response.json({ errors: [{ message: `${ZXING.name} is not installed whole: ${ZXING.file} is missing` }] }, { status: 500 }) // prettier-ignore
    }
    return new Response(new Uint8Array(await readFile(/* turbopackIgnore: true */ path)), {
      headers: { 'Cache-Control': 'private, max-age=86400', 'Content-Type': 'application/wasm' },
    })
  },
  method: 'get',
  path: '/qr/check-in/reader',
})
