import type { Field, GroupField, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { OwnPageOutcome } from '../../vocabulary/ownPages.js'

import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { completeURL } from '../../scan/decide/completeURL.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { OWN_PAGE_FIELDS, OWN_PAGES } from '../../vocabulary/ownPages.js'

type Data = { scanLimit?: unknown; scansPerVisitor?: unknown }

/** Pages of codes that send somebody no further, in the host's own words. A campaign has them for its codes. */
export function pagesField(options: QROptions, of: 'campaign' | 'code'): GroupField {
  return {
    name: 'pages',
    type: 'group',
    admin: {
      // What nobody can come to is not shown.
      ...(of === 'code' && {
        condition: (data: Data) => OWN_PAGES.some((outcome) => isLimitedBy(outcome, data)),
        description: label('plugin-qr:pagesHint'),
      }),
      hideGutter: true,
    },
    fields: OWN_PAGES.map((outcome) => pageField(outcome, options, of)),
    label: label('plugin-qr:pages'),
  }
}

const isLimitedBy = (outcome: OwnPageOutcome, data: Data | undefined): boolean =>
  Boolean(outcome === 'used-up' ? data?.scanLimit : data?.scansPerVisitor)

const TEXTS = {
  'already-used': ['plugin-qr:alreadyUsedPage', 'plugin-qr:alreadyUsedPageHint'],
  'used-up': ['plugin-qr:usedUpPage', 'plugin-qr:usedUpPageHint'],
} as const satisfies Record<OwnPageOutcome, readonly [string, string]>

const shown = { disableBulkEdit: true, disableListColumn: true } as const

function pageField(outcome: OwnPageOutcome, options: QROptions, of: 'campaign' | 'code'): Field {
  const [title, hint] = TEXTS[outcome]
  return {
    name: OWN_PAGE_FIELDS[outcome],
    type: 'group',
    admin: {
      description: label(hint),
      ...(of === 'code' && { condition: (data: Data) => isLimitedBy(outcome, data) }),
    },
    fields: [
      {
        name: 'title',
        type: 'text',
        admin: shown,
        label: label('plugin-qr:betweenTitle'),
        maxLength: 120,
      },
      {
        name: 'text',
        type: 'textarea',
        admin: { ...shown, rows: 2 },
        label: label('plugin-qr:betweenText'),
        maxLength: 1000,
      },
      { type: 'row', fields: buttonFields(options) },
    ],
    label: label(title),
  }
}

const buttonFields = (options: QROptions): Field[] => [
  {
    name: 'button',
    type: 'text',
    admin: { ...shown, width: '40%' },
    label: label('plugin-qr:betweenButton'),
    maxLength: 60,
  },
  {
    name: 'url',
    type: 'text',
    admin: { ...shown, placeholder: 'https://example.com/next', width: '60%' },
    hooks: {
      beforeValidate: [({ value }) => (typeof value === 'string' ? completeURL(value) : value)],
    },
    label: label('plugin-qr:pageURL'),
    validate: (
      value: null | string | undefined,
      { req, siblingData }: { req: PayloadRequest; siblingData: unknown },
    ) => {
      if (value) return validateDestination(value, options, req)
      const { button } = siblingData as { button?: null | string }
      return !button || translate(req.t, 'plugin-qr:pageURLMissing')
    },
  },
]
