import type { Field, GroupField, PayloadRequest, TextField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { TextKey } from '../../translations/en.js'
import type { ID } from '../../vocabulary/scan.js'

import { validateIdentifiers } from '../../hooks/codes/product.js'
import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { isLinkType, linkTypeName, linkTypeURI } from '../../vocabulary/gs1/linkTypes.js'

/** Links of one product at the most. */
const MOST_LINKS = 100

type Asked = { req: PayloadRequest }
const never = () => false
const quiet = { disableBulkEdit: true, disableListColumn: true } as const

/** What a code is the code of, as GS1 numbers it, and what there is to know about that. */
export function gs1Field(options: QROptions): GroupField {
  const component = (name: string, clientProps: object = {}): object =>
    options.disabled
      ? {}
      : { components: { Field: { clientProps, path: `payload-plugin-qr/client#${name}` } } }
  const url = options.gs1 === false ? null : options.gs1.url
  const path = options.gs1 === false ? '' : options.gs1.path
  return {
    name: 'gs1',
    type: 'group',
    admin: {
      description: label('plugin-qr:gs1Hint'),
      ...component('ProductFields', { stem: path, url: url ?? options.siteURL }),
    },
    fields: [
      text('identifiers', 'plugin-qr:gs1Identifiers', {
        admin: {
          ...quiet,
          description: label('plugin-qr:gs1IdentifiersHint'),
          placeholder: '(01)09506000134352',
          ...component('ProductField'),
        },
        hooks: { beforeDuplicate: [() => null] },
        maxLength: 500,
        validate: (value: null | string | undefined, { id, req }: { id?: ID } & Asked) =>
          validateIdentifiers(value, options, { id, req }),
      }),
      {
        name: 'key',
        type: 'text',
        access: { create: never, update: never },
        admin: { ...quiet, disableListFilter: true, hidden: true },
        hooks: { beforeDuplicate: [() => null] },
        unique: true,
      },
      linksField(options, component('LinkTypeField')),
    ],
    label: label('plugin-qr:gs1'),
  }
}

function linksField(options: QROptions, typeComponent: object): Field {
  return {
    name: 'links',
    type: 'array',
    admin: {
      ...quiet,
      condition: (_, siblings: { identifiers?: null | string } | undefined) =>
        Boolean(siblings?.identifiers),
      description: label('plugin-qr:gs1LinksHint'),
      initCollapsed: false,
    },
    fields: [
      row(
        text('linkType', 'plugin-qr:gs1LinkType', {
          admin: { width: '40%', ...typeComponent },
          hooks: { beforeValidate: [({ value }) => shortName(value)] },
          required: true,
          validate: (value: null | string | undefined, { req }: Asked) =>
            (value && isLinkType(value)) ||
            translate(req.t, 'plugin-qr:gs1LinkTypeWrong', {
              linkType: String(value ?? '').slice(0, 80),
            }),
        }),
        text('title', 'plugin-qr:gs1LinkTitle', {
          admin: { width: '60%' },
          maxLength: 120,
          required: true,
        }),
      ),
      text('href', 'plugin-qr:gs1Href', {
        admin: { placeholder: 'https://example.com/instructions' },
        required: true,
        validate: (value: null | string | undefined, { req }: Asked) =>
          value
            ? validateDestination(value, options, req)
            : translate(req.t, 'plugin-qr:destinationMissing'),
      }),
      row(
        text('hreflang', 'plugin-qr:gs1Hreflang', {
          admin: { placeholder: 'en', width: '33%' },
          validate: (value: null | string | undefined, { req }: Asked) =>
            !value ||
            /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(value) ||
            translate(req.t, 'plugin-qr:gs1HreflangWrong', { language: value.slice(0, 40) }),
        }),
        text('type', 'plugin-qr:gs1MediaType', {
          admin: { placeholder: 'text/html', width: '33%' },
          validate: (value: null | string | undefined, { req }: Asked) =>
            !value ||
            /^[a-z]+\/[a-z0-9.+_-]+$/i.test(value) ||
            translate(req.t, 'plugin-qr:gs1MediaTypeWrong', { mediaType: value.slice(0, 40) }),
        }),
        text('context', 'plugin-qr:gs1Context', { admin: { width: '34%' }, maxLength: 80 }),
      ),
    ],
    label: label('plugin-qr:gs1Links'),
    labels: { plural: label('plugin-qr:gs1Links'), singular: label('plugin-qr:gs1Link') },
    maxRows: MOST_LINKS,
  }
}

const text = (name: string, key: TextKey, more: Partial<TextField>): Field =>
  ({ name, type: 'text', label: label(key), ...more }) as Field

const row = (...fields: Field[]): Field => ({ type: 'row', fields })

/** One name for each type, of the several it has; what is none stays for the check to show. */
function shortName(value: unknown): unknown {
  const uri = typeof value === 'string' ? linkTypeURI(value) : null
  return uri !== null && isLinkType(linkTypeName(uri)) ? linkTypeName(uri) : value
}
