import type { ScanSink, SinkScan } from '../../vocabulary/scanSink.js'

import { scanRecord } from '../../../test/scanRecord.js'

/** Scans of one code, each with what a test says differently. */
export const some = (count: number, more: (n: number) => Partial<SinkScan> = () => ({})) =>
  Array.from({ length: count }, (_, n): SinkScan => {
    const { claimed: _claimed, ...scan } = scanRecord({ code: 'DERBY', qrCode: 1, visitor: `visitor-${n}` }) // prettier-ignore
    return { ...scan, ...more(n) }
  })

/** Hands a batch over as the sender does: again, until it is taken. Resolves to the tries it took. */
export async function handOver(
  sink: ScanSink,
  scans: readonly SinkScan[],
  id = '1-a',
): Promise<{ said: string[] }> {
  const said: string[] = []
  for (;;) {
    try {
      await sink.write({ id, scans }, { signal: AbortSignal.timeout(10_000) })
      return { said }
    } catch (error) {
      said.push(String((error as { code?: string }).code))
      if ((error as { refused?: unknown }).refused || said.length > 20) return { said }
    }
  }
}
