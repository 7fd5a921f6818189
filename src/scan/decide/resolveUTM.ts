import type { UTM } from '../../vocabulary/scan.js'

/** Where a value of a code's UTM comes from. `null`: the parameter is not added. */
export type UTMSource = 'campaign' | 'code' | 'plugin' | null

export type UTMDefaults = Record<keyof UTM, false | string>

type Partly = { [name in keyof UTM]?: null | string | undefined }

export const UTM_NAMES = ['source', 'medium', 'campaign', 'term', 'content'] as const

/**
 * The values a code adds to its destination: its own, else its campaign's, else the plugin's.
 * In the plugin's, `{code}` and `{slug}` stand for the code and the campaign's slug; a value whose
 * slug is missing is not added.
 */
export function resolveUTM(args: {
  campaign: { slug: null | string; utm: Partly } | null
  code: string
  defaults: UTMDefaults
  utm: Partly
}): { sources: Record<keyof UTM, UTMSource>; values: UTM } {
  const values = {} as UTM
  const sources = {} as Record<keyof UTM, UTMSource>
  for (const name of UTM_NAMES) {
    const own = args.utm[name]?.trim()
    const shared = args.campaign?.utm[name]?.trim()
    const general = fill(args.defaults[name], args.code, args.campaign?.slug ?? null)
    values[name] = own || shared || general
    sources[name] = own ? 'code' : shared ? 'campaign' : general ? 'plugin' : null
  }
  return { sources, values }
}

function fill(template: false | string, code: string, slug: null | string): null | string {
  if (template === false || (slug === null && template.includes('{slug}'))) return null
  return template.replaceAll('{code}', code).replaceAll('{slug}', slug ?? '')
}
