/** An instant as an input for date and time has it, in the browser's own zone; empty where it is none. */
export function toLocal(iso: null | string | undefined): string {
  const at = iso ? new Date(iso) : null
  if (!at || Number.isNaN(at.getTime())) return ''
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** The way back, as ISO instant; `null` where nothing is written. */
export function fromLocal(local: string): null | string {
  const at = local ? new Date(local) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}
