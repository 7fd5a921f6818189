import type { ScansMessage, SentScan } from '../../integrations/edge/messages.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeEntry, RawScan } from '../../vocabulary/scan.js'
import type { Runtime } from '../createRuntime.js'

import { judgementOf } from '../../options/judgementOf.js'
import { KeptHeaders } from '../../scan/request/scanHeaders.js'
import { nameKey } from '../../vocabulary/domains.js'

/**
 * Hands scans made at the edge to the recorder, as any others. Which code it was, and who made it, is
 * said here. Resolves to how many were taken: those of codes that are gone are not.
 *
 * @throws while codes cannot be read; then nothing was taken
 */
export async function receiveScans(
  { repeats, scans }: ScansMessage,
  { context }: Pick<Runtime, 'context'>,
  options: QROptions,
): Promise<number> {
  const entries = await Promise.all(
    scans.map(({ code, domain }) => context.directory.lookup(nameKey(code, domain))),
  )
  const raws = scans.flatMap((sent, at) =>
    entries[at] ? [rawScan(sent, entries[at], options)] : [],
  )
  // durable recording resolves when they are stored
  await Promise.all(raws.map((raw) => context.recorder.write(raw)))
  for (const { repeats: count, scanId } of repeats) context.repeats?.note(scanId, count)
  return raws.length
}

function rawScan(sent: SentScan, { id }: CodeEntry, options: QROptions): RawScan {
  const { clickId, headers, place, sessionToken, trafficReasons, ...rest } = sent
  return {
    ...rest,
    // places are counted where the origin answers
    claimed: false,
    clickId: options.crm.attribution === false ? undefined : (clickId ?? undefined),
    headers: new KeptHeaders(headers),
    place: options.geo === false ? undefined : (place ?? undefined),
    qrCode: id,
    sessionToken: sessionToken ?? undefined,
    traffic: judgementOf(options).rulebook.judge(trafficReasons),
  }
}
