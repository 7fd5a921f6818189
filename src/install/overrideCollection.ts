import type { CollectionConfig, Field, Tab } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { fail } from '../kit/fail.js'

type Name = keyof QROptions['overrides']

/** Fields a host may leave out: nothing of ours reads them, or it gets on without them. */
const SPARE: Partial<Record<Name, readonly string[]>> = {
  campaigns: ['codes'],
  codes: ['createdBy', 'placement'],
  contacts: ['conversionList'],
}

/**
 * The collection the host makes of ours. Stops start-up where our code and SQL could not work with
 * it: later it would fail at the first scan, in print.
 */
export function overrideCollection(
  { overrides }: QROptions,
  name: Name,
  made: CollectionConfig,
): CollectionConfig {
  const override = overrides[name]
  if (!override) return made
  const path = `options.overrides.${name}`
  const result: unknown = override({ defaultCollection: made })
  if (!isCollection(result)) {
    return fail(path, result, 'a function that returns the collection, and not a promise of it')
  }
  if (result.slug !== made.slug) {
    const fix = `a collection with the slug "${made.slug}": rename it with options.slugs.${name}`
    return fail(path, result.slug, fix)
  }
  checkFields(path, made, result, SPARE[name] ?? [])
  checkHooks(path, made, result)
  return result
}

function isCollection(value: unknown): value is CollectionConfig {
  const { fields, slug } = (value ?? {}) as Partial<CollectionConfig>
  return Array.isArray(fields) && typeof slug === 'string'
}

function checkFields(
  path: string,
  made: CollectionConfig,
  result: CollectionConfig,
  spare: readonly string[],
): void {
  const now = fieldsByPath(result.fields)
  for (const [name, ours] of fieldsByPath(made.fields)) {
    const field = now.get(name)
    if (!field) {
      if (spare.includes(name)) continue
      const takes = `our field "${name}": hide it with admin.hidden, do not leave it out`
      fail(`${path}, field "${name}",`, undefined, takes)
    }
    if (field.type !== ours.type) {
      fail(`${path}, field "${name}",`, field.type, `the type "${ours.type}", as we made it`)
    }
    if ('localized' in field && field.localized) {
      fail(`${path}, field "${name}",`, { localized: true }, 'one value for all locales')
    }
  }
}

/** Fields that hold data, by their path: rows, collapsibles and unnamed tabs are looks alone. */
function fieldsByPath(fields: readonly (Field | Tab)[], prefix = ''): Map<string, Field> {
  const found = new Map<string, Field>()
  for (const field of fields) {
    const named = 'name' in field && field.name ? `${prefix}${field.name}` : null
    if (named && 'type' in field && field.type && field.type !== 'ui') {
      found.set(named, field as Field)
    }
    const within = 'tabs' in field ? field.tabs : 'fields' in field ? field.fields : []
    const below = 'tabs' in field || named === null ? prefix : `${named}.`
    for (const [path, one] of fieldsByPath(within, below)) found.set(path, one)
  }
  return found
}

function checkHooks(path: string, made: CollectionConfig, result: CollectionConfig): void {
  type Hooks = Record<string, readonly unknown[] | undefined>
  const now = (result.hooks ?? {}) as Hooks
  for (const [kind, ours] of Object.entries((made.hooks ?? {}) as Hooks)) {
    if ((ours ?? []).every((hook) => now[kind]?.includes(hook))) continue
    const takes = `ours among them: [...(defaultCollection.hooks?.${kind} ?? []), yours]`
    fail(`${path}, hooks.${kind}`, now[kind], takes)
  }
}
