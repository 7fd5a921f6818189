import type { CompiledWhen } from '../../../vocabulary/rules.js'

import { minutesOfWeek } from './minutesOfWeek.js'

type Test = (a: CompiledWhen, b: CompiledWhen) => boolean

/** Whether a condition of `a`, where it has one, holds of every scan that `b` holds of. */
const TESTS: Test[] = [
  (a, b) => isWider(a.cities, b.cities),
  (a, b) => isWider(a.countries, b.countries) || isWider(a.countries, countriesOf(b.regions)),
  (a, b) => isWider(a.regions, b.regions),
  (a, b) => isWider(a.channels, b.channels),
  (a, b) => isWider(a.devices && new Set(a.devices), b.devices && new Set(b.devices)),
  (a, b) =>
    !a.languages ||
    (b.languages?.every((one) =>
      a.languages!.some((wider) => one === wider || one.startsWith(`${wider}-`)),
    ) ??
      false),
  (a, b) =>
    !a.dates || (!!b.dates && a.dates.from <= b.dates.from && a.dates.until >= b.dates.until),
  (a, b) => a.firstScans === undefined || (b.firstScans ?? Infinity) <= a.firstScans,
  (a, b) => a.visit === undefined || a.visit === b.visit,
  (a, b) =>
    !a.query ||
    a.query.every((wider) =>
      (b.query ?? []).some(
        ({ name, value }) => name === wider.name && (wider.value === null || value === wider.value),
      ),
    ),
  (a, b) => !a.hours || (b.hours?.zone === a.hours.zone && isOpenAsLong(a.hours, b.hours)),
]

/** Whether whatever `b` holds of, `a` holds of as well: behind a rule with `a`, one with `b` is never reached. */
export const covers: Test = (a, b) => TESTS.every((test) => test(a, b))

const isWider = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  !a || (b !== undefined && [...b].every((one) => a.has(one)))

const countriesOf = (regions: ReadonlySet<string> | undefined) =>
  regions && new Set([...regions].map((region) => region.slice(0, 2)))

type Hours = NonNullable<CompiledWhen['hours']>

function isOpenAsLong(a: Hours, b: Hours): boolean {
  const open = minutesOfWeek(a)
  return minutesOfWeek(b).every((isOpen, minute) => !isOpen || open[minute])
}
