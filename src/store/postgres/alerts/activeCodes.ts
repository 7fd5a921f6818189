import type { Schema } from '../schema.js'

/** What makes a row `c` of codes one that sends people on just now, its limit aside. */
export function activeCodes({ codes }: Schema): string {
  const c = (field: string): string => `c.${codes.column(field)}`
  return [
    `${c('code')} IS NOT NULL`,
    codes.has('kind') && `${c('kind')}::text IS DISTINCT FROM 'static'`,
    codes.has('_status') && `${c('_status')} = 'published'`,
    codes.has('deletedAt') && `${c('deletedAt')} IS NULL`,
    `${c('status')} = 'active'`,
    `(${c('startsAt')} IS NULL OR ${c('startsAt')} <= now())`,
    `(${c('expiresAt')} IS NULL OR ${c('expiresAt')} > now())`,
  ]
    .filter(Boolean)
    .join(' AND ')
}
