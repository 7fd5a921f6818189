import type { QRPluginOptions, VisitorOption } from './types.js'

import { checks } from './checks.js'

export type Rotation = NonNullable<VisitorOption['rotation']>

const ROTATIONS: readonly Rotation[] = ['day', 'week', 'month', 'year', 'never']

export type Visitors = false | Readonly<{ rotation: Rotation; secret: null | string }>

/** How unique visitors are told apart; `false`: not at all. */
export function visitorsOf(written: QRPluginOptions['visitors']): Visitors {
  if (written === false) return false
  const visitors =
    written === true
      ? {}
      : checks.object<VisitorOption>('options.visitors', written, ['rotation', 'secret'])
  return {
    rotation: checks.oneOf('options.visitors.rotation', visitors.rotation, 'month', ROTATIONS),
    secret: checks.text('options.visitors.secret', visitors.secret),
  }
}
