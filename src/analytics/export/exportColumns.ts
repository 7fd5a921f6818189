/** What an export has beside the scan's own fields, behind the field it is about. */
const ADDED = { qrCode: ['codeTitle', 'campaignTitle'], scannedAt: ['scannedAtLocal'] } as const

export type AddedColumn = (typeof ADDED)[keyof typeof ADDED][number]

const NAMES: readonly string[] = Object.values(ADDED).flat()

export const isAdded = (column: string): column is AddedColumn => NAMES.includes(column)

/** Columns of an export in their order, of the fields a person may read. */
export function exportColumns(readable: readonly string[]): string[] {
  const fields = readable.filter((name) => !isAdded(name))
  return fields.flatMap((name) => [name, ...(ADDED[name as keyof typeof ADDED] ?? [])])
}
