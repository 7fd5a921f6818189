import type { CollectionConfig, Field } from 'payload'

import { describe, expect, it } from 'vitest'

import type { CollectionOverride } from '../options/collections.js'

import { sanitizeOptions } from '../options/sanitizeOptions.js'
import { overrideCollection } from './overrideCollection.js'

const mine = (): void => {}
const ours = (): void => {}

const made: CollectionConfig = {
  slug: 'qr-codes',
  fields: [
    { name: 'title', type: 'text' },
    { type: 'row', fields: [{ name: 'code', type: 'text' }] },
    { name: 'utm', type: 'group', fields: [{ name: 'source', type: 'text' }] },
    { name: 'placement', type: 'text' },
    { name: 'panel', type: 'ui', admin: {} },
  ],
  hooks: { beforeChange: [ours as never] },
}

const result = (override: unknown): CollectionConfig =>
  overrideCollection(
    sanitizeOptions({ overrides: { codes: override as CollectionOverride } }),
    'codes',
    made,
  )

const withFields = (fields: Field[]) => () => ({ ...made, fields })

describe('an override is refused with its path where it', () => {
  it.each<[string, unknown, string]>([
    ['returns nothing', () => {}, 'options.overrides.codes got undefined, takes a function that'],
    ['returns null', () => null, 'options.overrides.codes got null'],
    ['is asynchronous', async () => made, 'and not a promise of it'],
    ['returns no collection', () => 'qr-codes', 'options.overrides.codes got "qr-codes"'],
    ['has no fields', () => ({ slug: 'qr-codes' }), 'options.overrides.codes got'],
    ['renames it', () => ({ ...made, slug: 'links' }), 'rename it with options.slugs.codes'],
    [
      'drops a field',
      withFields(made.fields.filter((field) => !('name' in field && field.name === 'title'))),
      'our field "title"',
    ],
    ['drops one within a row', withFields([made.fields[0]!, made.fields[2]!]), 'our field "code"'],
    [
      'drops one within a group',
      withFields([made.fields[0]!, made.fields[1]!, { name: 'utm', type: 'group', fields: [] }]),
      'our field "utm.source"',
    ],
    [
      'moves one below a name',
      withFields([
        { type: 'tabs', tabs: [{ name: 'main', fields: made.fields.slice(0, 1) }] },
        ...made.fields.slice(1),
      ]),
      'our field "title"',
    ],
    [
      'changes its type',
      withFields([{ name: 'title', type: 'number' }, ...made.fields.slice(1)]),
      'options.overrides.codes, field "title", got "number", takes the type "text"',
    ],
    [
      'localizes it',
      withFields([{ name: 'title', type: 'text', localized: true }, ...made.fields.slice(1)]),
      'takes one value for all locales',
    ],
    [
      'replaces our hooks',
      () => ({ ...made, hooks: { beforeChange: [mine] } }),
      'options.overrides.codes, hooks.beforeChange got',
    ],
    ['drops our hooks', () => ({ ...made, hooks: undefined }), 'hooks.beforeChange got undefined'],
  ])('%s', (_, override, message) => {
    expect(() => result(override)).toThrow(message)
  })
})

describe('an override may', () => {
  it('add fields and hooks, and move ours into rows and tabs without a name', () => {
    const override: CollectionOverride = ({ defaultCollection: { fields, ...rest } }) => ({
      ...rest,
      fields: [
        { type: 'tabs', tabs: [{ fields: fields.slice(0, 2), label: 'Main' }] },
        ...fields.slice(2),
        { name: 'printer', type: 'text' },
      ],
      hooks: { ...rest.hooks, beforeChange: [mine as never, ...(rest.hooks?.beforeChange ?? [])] },
    })
    expect(result(override).fields).toHaveLength(5)
  })

  it('leave out what nothing of ours reads', () => {
    expect(result(withFields(made.fields.slice(0, 3))).fields).toHaveLength(3)
  })

  it('be left out', () => {
    expect(result(undefined)).toBe(made)
  })
})
