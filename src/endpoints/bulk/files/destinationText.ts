import { relationID } from '../../../vocabulary/relationID.js'

/** Where a code leads: a web address, or `pages/12`. What it led to before may stand beside it and counts no more. */
export function destinationText(destination: unknown): string | undefined {
  const { reference, type, url } = (destination ?? {}) as {
    reference?: { relationTo: string; value: unknown } | null
    type?: null | string
    url?: null | string
  }
  if (type !== 'reference') return url ?? undefined
  return reference ? `${reference.relationTo}/${String(relationID(reference.value))}` : undefined
}
