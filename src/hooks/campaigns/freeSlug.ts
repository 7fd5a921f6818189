import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

const TRIES = 100

/** `derby-day` to `derby-day-copy`, `derby-day-copy-2`, … : the first that no campaign has. */
export async function freeSlug(
  options: QROptions,
  req: PayloadRequest,
  slug: string,
): Promise<string> {
  // Shortened first, so that cutting to a slug's length never takes the number away.
  const stem = `${slug.replace(/-copy(-\d+)?$/, '').slice(0, 90)}-copy`
  for (let number = 1; number <= TRIES; number++) {
    const candidate = number === 1 ? stem : `${stem}-${number}`
    const taken = await req.payload.db.findOne({
      collection: options.slugs.campaigns,
      req,
      where: { slug: { equals: candidate } },
    })
    if (!taken) return candidate
  }
  return `${stem}-${Date.now()}`
}

/** `Été à Paris!` to `ete-a-paris`: lower-case ASCII with hyphens, at most 100 characters. */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-+|-+$/g, '')
}
