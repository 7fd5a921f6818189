import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { fail } from '../kit/fail.js'
import { ownCodeField } from '../website/field/ownCode.js'

/**
 * Codes that say whose own they are, where a collection of the host has `qrField`. Stops start-up where
 * such a code could lead nowhere.
 */
export function withOwners(
  codes: CollectionConfig,
  hosts: readonly CollectionConfig[],
  { destinations }: QROptions,
): CollectionConfig {
  const owners = hosts.filter(({ fields }) => ownCodeField(fields) !== null)
  for (const { slug } of owners) {
    if (!(slug in destinations)) {
      const takes = '{ url }: its documents have QR codes of their own (qrField)'
      fail(`options.destinations.${slug}`, undefined, takes)
    }
  }
  return owners.length === 0 ? codes : { ...codes, fields: [...codes.fields, ownerField] }
}

const never = () => false

/** `pages:12`; unique, so that two who publish at once make one code. */
const ownerField: Field = {
  name: 'owner',
  type: 'text',
  access: { create: never, update: never },
  admin: { disableBulkEdit: true, disableListColumn: true, hidden: true },
  hooks: { beforeDuplicate: [() => null] },
  unique: true,
}
