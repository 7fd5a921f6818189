import type { FieldHook, SelectField, TextField } from 'payload'

import type { HostedDoc } from '../../hooks/codes/hostOfCode.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { HEALTHS } from '../../analytics/codeHealth.js'
import { validateAliases, validateName } from '../../hooks/codes/validateNames.js'
import { publicURLOf } from '../../options/addresses.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { CODE_STATES } from '../../vocabulary/codeState.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { validateChosen } from '../commonFields.js'

/**
 * The printed code: canonical upper case. One of its kind on its domain, the trash included: the names see to
 * that, see `claimNames`, because two domains may have the same text.
 */
export function codeField(options: QROptions): TextField {
  return {
    name: 'code',
    type: 'text',
    admin: {
      components: {
        Cell: 'payload-plugin-qr/client#ShortURLCell',
        Field: 'payload-plugin-qr/rsc#CodeField',
      },
      description: label('plugin-qr:codeHint'),
    },
    // Empty, not undefined, which Payload takes for "as it was": a copy gets a code of its own.
    hooks: { beforeDuplicate: [() => null] },
    index: true,
    label: label('plugin-qr:code'),
    maxLength: 64,
    validate: async (value: null | string | undefined, { id, event, req, siblingData }) => {
      if (!value) return true
      if (event !== 'onChange') {
        const { host } = siblingData as HostedDoc
        return validateName(value, options, { host: host || null, id, req })
      }
      return normaliseCode(value) === null ? translate(req.t, 'plugin-qr:codeInvalid') : true
    },
  }
}

/**
 * Other texts that lead to the code: of one code alone, as its own text is. What was in print stays among
 * them, see `keepPrintedCode`.
 */
export function aliasesField(options: QROptions): TextField {
  return {
    name: 'aliases',
    type: 'text',
    admin: {
      components: { Field: 'payload-plugin-qr/client#AliasesField' },
      description: label('plugin-qr:aliasesHint'),
      disableBulkEdit: true,
    },
    hasMany: true,
    // A copy is another code, and a text leads to one alone.
    hooks: { beforeDuplicate: [() => []] },
    label: label('plugin-qr:aliases'),
    validate: (value: null | string[] | undefined, { id, req, siblingData }) => {
      const { code, host } = siblingData as { code?: unknown } & HostedDoc
      const asked = { host: host || null, id, req }
      return validateAliases({ aliases: value ?? [], code }, options, asked)
    },
  }
}

/**
 * `shortURL` (what people read and click) and `printedURL` (what the symbol carries: the same in
 * upper case, or the content of a static code, which has no `shortURL`): filled in on every read,
 * never stored. Null while nobody has said where the site lives (`siteURL`, or Payload's `serverURL`)
 * and no request tells.
 */
export function shortURLFields(options: QROptions): TextField[] {
  const never = () => false
  const field = (name: 'printedURL' | 'shortURL', part: 'printed' | 'url'): TextField => ({
    name,
    type: 'text',
    access: { create: never, update: never },
    admin: {
      disableBulkEdit: true,
      disableListFilter: true,
      ...(name === 'shortURL' ? { condition: () => false } : { hidden: true }),
    },
    hooks: { afterRead: [read(part)] },
    label: label('plugin-qr:shortURL'),
    virtual: true,
  })
  const read =
    (part: 'printed' | 'url'): FieldHook =>
    ({ data, req, siblingData }) =>
      publicURLOf({ ...data, ...siblingData }, options, req)[part]
  return [field('shortURL', 'url'), field('printedURL', 'printed')]
}

const never = () => false

/** What the code does now; derived when it is read, see `addState` and `filterByState`. */
export function stateField(): SelectField {
  return {
    name: 'state',
    type: 'select',
    access: { create: never, update: never },
    admin: { disableBulkEdit: true, hidden: true },
    label: label('plugin-qr:status'),
    options: [...CODE_STATES],
    virtual: true,
  }
}

/** What the list's search box asks, see `filterBySearch`. Holds nothing. */
export function searchField(): TextField {
  return {
    name: 'search',
    type: 'text',
    access: { create: never, read: never, update: never },
    admin: {
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
      hidden: true,
    },
    label: label('plugin-qr:searchLabel'),
    virtual: true,
  }
}

/** How a code is doing; a filter alone, see `filterByHealth`. The list asks for its page by itself. */
export function healthField(Cell: null | object): SelectField {
  return {
    name: 'health',
    type: 'select',
    access: { create: never, update: never },
    admin: {
      ...(Cell && { components: { Cell } as never }),
      condition: never,
      disableBulkEdit: true,
      disableListColumn: !Cell,
    },
    label: label('plugin-qr:statsHealth'),
    options: HEALTHS.map((value) => ({ label: label(`plugin-qr:statsHealth_${value}`), value })),
    virtual: true,
  }
}

/** Whether a code is switched on. */
export function statusField(options: QROptions): SelectField {
  return {
    name: 'status',
    type: 'select',
    admin: {
      components: {
        Cell: {
          clientProps: { alerts: !options.disabled && options.alerts !== false },
          path: 'payload-plugin-qr/client#StatusCell',
        },
        // Without our endpoints there is no card that has a switch.
        ...(!options.disabled && { Field: 'payload-plugin-qr/client#StatusField' }),
      },
      isClearable: false,
      position: 'sidebar',
    },
    defaultValue: 'active',
    // The default name is that of `_status`, which a host with drafts has as well.
    enumName: ({ tableName }) => `enum_${tableName}_activity`,
    hooks: { beforeDuplicate: [outOfTrash] },
    index: true,
    label: label('plugin-qr:status'),
    options: [
      { label: label('plugin-qr:active'), value: 'active' },
      { label: label('plugin-qr:paused'), value: 'paused' },
    ],
    validate: validateChosen,
  }
}

/** Payload copies the date of deletion as well: the copy would be in the trash where nobody looks for it. */
const outOfTrash: FieldHook = ({ siblingData, value }) => {
  delete siblingData.deletedAt
  return value
}

/** The key of the go in which a code was made with others, see `noteBatch`. */
export function batchField(): TextField {
  return {
    name: 'batch',
    type: 'text',
    access: { create: never, update: never },
    admin: { disableBulkEdit: true, disableListColumn: true, hidden: true },
    hooks: { beforeDuplicate: [() => null] },
    index: true,
    label: label('plugin-qr:batch'),
  }
}
