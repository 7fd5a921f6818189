import type { UTM } from '../../vocabulary/scan.js'

import { fillUTM } from './fillUTM.js'

/** Where a value of a code's UTM comes from. `null`: the parameter is not added. */
export type UTMSource = 'campaign' | 'code' | 'plugin' | null

export type UTMDefaults = Record<keyof UTM, false | string>

type Partly = { [name in keyof UTM]?: null | string | undefined }

export const UTM_NAMES = ['source', 'medium', 'campaign', 'term', 'content'] as const

/**
 * The values a code adds to its destination: its own, else its campaign's, else the plugin's.
 * Those of the campaign and the plugin may hold placeholders; a value that lacks one of them is not
 * added.
 */
export function resolveUTM(args: {
  campaign: { slug: null | string; utm: Partly } | null
  code: string
  defaults: UTMDefaults
  placement?: null | string
  title?: null | string
  utm: Partly
}): { sources: Record<keyof UTM, UTMSource>; values: UTM } {
  const values = {} as UTM
  const sources = {} as Record<keyof UTM, UTMSource>
  for (const name of UTM_NAMES) {
    const own = args.utm[name]?.trim()
    const shared = fill(args.campaign?.utm[name]?.trim())
    const general = fill(args.defaults[name])
    values[name] = own || shared || general
    sources[name] = own ? 'code' : shared ? 'campaign' : general ? 'plugin' : null
  }
  return { sources, values }

  function fill(template: false | null | string | undefined): null | string {
    const campaign = args.campaign?.slug ?? null
    return template ? fillUTM(template, { ...args, campaign }) : null
  }
}
