import type { PlacesOption, QRPluginOptions } from './types.js'
import type { Visitors } from './visitorsOf.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

const MOST = 1_000_000

export type Places = false | Readonly<{ perAddress: null | number; perVisitor: null | number }>

/** How many places of one limited code go to one visitor or address; `false`: any number. */
export function placesOf(written: QRPluginOptions['places'], visitors: Visitors): Places {
  if (written === undefined || written === false) return false
  const names = ['perAddress', 'perVisitor'] as const
  const places = checks.object<PlacesOption>('options.places', written, names)
  const of = (name: (typeof names)[number]): null | number =>
    places[name] === undefined
      ? null
      : checks.integer(`options.places.${name}`, places[name], 1, 1, MOST)
  const [perAddress, perVisitor] = [of('perAddress'), of('perVisitor')]
  if (perAddress === null && perVisitor === null) {
    fail('options.places', written, 'perVisitor, perAddress or both')
  }
  if (!visitors) {
    fail('options.places', written, 'nothing while options.visitors is false: nobody is told apart')
  }
  return { perAddress, perVisitor }
}
