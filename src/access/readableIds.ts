import type { PayloadRequest, Where } from 'payload'

import type { ID } from '../vocabulary/scan.js'

type Rule = boolean | Where
type Config = { access: { read?: (args: object) => Promise<Rule> | Rule } }

/** Documents a person may read where the host limited them, by whatever it likes; else `'all'`. */
export async function readableIds(req: PayloadRequest, slug: string): Promise<'all' | ID[]> {
  const { config } = req.payload.collections[slug as never] as unknown as { config: Config }
  const rule = (await config.access.read?.({ req })) ?? true
  if (rule === true) return 'all'
  if (rule === false) return []
  const { docs } = await req.payload.find({
    collection: slug as never,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: {} as never,
    where: rule,
  })
  return (docs as { id: ID }[]).map(({ id }) => id)
}
