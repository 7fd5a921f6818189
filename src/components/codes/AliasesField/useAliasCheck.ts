import type { AliasesAnswer } from '../../../endpoints/codes/aliasesEndpoints.js'

import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** What a save would say to these aliases; `null`: nothing, or nobody knows yet. */
export function useAliasCheck(
  aliases: readonly string[],
  code: unknown,
  { id, slug }: { id: number | string | undefined; slug: string | undefined },
): null | string {
  const { api } = useAddresses()
  const asked = new URLSearchParams({ aliases: aliases.join() })
  if (typeof code === 'string') asked.set('code', code)
  const of = id === undefined ? '' : `/${encodeURIComponent(String(id))}`
  // A code that is there may miss one, which only the server knows.
  const isAsked = slug !== undefined && (aliases.length > 0 || id !== undefined)
  const { data, loading } = useAnswer<AliasesAnswer>(
    isAsked ? api(`/${slug}${of}/aliases?${asked.toString()}`) : null,
  )
  return isAsked && !loading ? (data?.problem ?? null) : null
}
