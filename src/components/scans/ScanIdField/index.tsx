import type { SearchParams } from '../../../website/carryScanId.js'

import { SCAN_ID_PARAMETER } from '../../../scan/attribution/setParameter.js'
import { scanIdOf } from '../../../website/carryScanId.js'

export type ScanIdFieldProps = { searchParams: SearchParams }

/** A hidden form field that carries the visitor's scan id; nothing for those who have none. No script. */
export function ScanIdField({ searchParams }: ScanIdFieldProps) {
  const id = scanIdOf(searchParams)
  return id === null ? null : <input name={SCAN_ID_PARAMETER} type="hidden" value={id} />
}
