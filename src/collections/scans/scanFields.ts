import type { Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { TextKey } from '../../translations/en.js'
import type { StoredOutcome } from '../../vocabulary/outcomes.js'
import type { DeviceType, TrafficClass } from '../../vocabulary/scan.js'

import { label } from '../../translations/label.js'
import { OUTCOMES } from '../../vocabulary/outcomes.js'
import { DEVICE_TYPES, TRAFFIC_CLASSES } from '../../vocabulary/scan.js'
import { SHARED } from '../../vocabulary/storedFacts.js'
import { personField } from '../commonFields.js'

const TEXTS: Record<DeviceType | StoredOutcome | TrafficClass, TextKey> = {
  'already-used': 'plugin-qr:outcomeAlreadyUsed',
  asked: 'plugin-qr:outcomeAsked',
  bot: 'plugin-qr:trafficBot',
  desktop: 'plugin-qr:deviceDesktop',
  expired: 'plugin-qr:outcomeExpired',
  human: 'plugin-qr:trafficHuman',
  internal: 'plugin-qr:trafficInternal',
  'missing-destination': 'plugin-qr:outcomeMissing',
  mobile: 'plugin-qr:deviceMobile',
  'not-started': 'plugin-qr:outcomeNotStarted',
  paused: 'plugin-qr:outcomePaused',
  prefetch: 'plugin-qr:trafficPrefetch',
  preview: 'plugin-qr:trafficPreview',
  probe: 'plugin-qr:trafficProbe',
  redirected: 'plugin-qr:outcomeRedirected',
  suspect: 'plugin-qr:trafficSuspect',
  tablet: 'plugin-qr:deviceTablet',
  trashed: 'plugin-qr:outcomeTrashed',
  tv: 'plugin-qr:deviceTV',
  unknown: 'plugin-qr:deviceUnknown',
  'used-up': 'plugin-qr:outcomeUsedUp',
  wearable: 'plugin-qr:deviceWearable',
}

const client = (name: string): { Cell: string } => ({ Cell: `payload-plugin-qr/client#${name}` })

/** What is stored of a scan, in the order in which a person reads its page. */
export function scanFields(options: QROptions): Field[] {
  return [
    row(
      {
        name: 'scannedAt',
        type: 'date',
        admin: {
          components: {
            Cell: { clientProps: { seconds: true }, path: 'payload-plugin-qr/client#TimeCell' },
          },
          date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' },
        },
        label: label('plugin-qr:scannedAt'),
      },
      text('code', 'code', {
        components: {
          Cell: {
            clientProps: { codes: options.slugs.codes },
            path: 'payload-plugin-qr/client#ScannedCodeCell',
          },
        },
      }),
    ),
    {
      name: 'qrCode',
      type: 'relationship',
      label: label('plugin-qr:codeSingular'),
      // Not required: deleting a code for good sets it to null, and `code` keeps the text.
      relationTo: options.slugs.codes,
    },
    address('destination'),
    text('rule', 'rule'),
    row(text('alias', 'alias'), text('channel', 'channel')),
    row(
      select('outcome', OUTCOMES, 'outcome', { components: client('OutcomeCell') }),
      select('trafficClass', TRAFFIC_CLASSES, 'traffic', { components: client('TrafficCell') }),
    ),
    ...(options.disabled ? [] : [MARKS]),
    {
      name: 'trafficReasons',
      type: 'json',
      admin: { components: { Field: 'payload-plugin-qr/client#TrafficReasons' } },
      label: label('plugin-qr:trafficReasons'),
    },
    section('scanPlace', [
      row(
        text('city', 'city', { components: client('PlaceCell') }),
        text('country', 'country', { components: client('PlaceCell') }),
      ),
      row(text('regionName', 'region'), text('postalCode', 'postalCode')),
      row(text('timezone', 'timezone'), text('asOrganization', 'network')),
      ...(options.disabled ? [] : [credits(options)]),
    ]),
    section('scanDevice', [
      row(
        select('deviceType', DEVICE_TYPES, 'device', { components: client('DeviceCell') }),
        text('language', 'language'),
      ),
      row(text('os', 'system'), text('browser', 'browser')),
      text('userAgent', 'userAgent'),
      address('referrer'),
    ]),
    section('utm', [
      row(text('utmSource', 'utm_source'), text('utmMedium', 'utm_medium')),
      row(text('utmCampaign', 'utm_campaign'), text('utmContent', 'utm_content')),
      row(text('utmTerm', 'utm_term'), text('rawQuery', 'rawQuery')),
    ]),
    section(
      'scanTechnical',
      [
        row(number('trafficScore'), number('rulesVersion')),
        number('repeats'),
        row(
          text('visitor', 'visitor'),
          text('scanId', 'scanId', {}, { index: true, unique: true }),
        ),
        row(number('latitude'), number('longitude')),
        row(text('regionCode', 'regionCode'), text('geoSource', 'geoSource')),
        text('geoDate', 'geoDate'),
      ],
      true,
    ),
    ...(options.disabled ? [] : [personField()]),
    ...RELATIONS.map((name) => relation(name, options)),
  ]
}

/** Whose data the places are: asks our endpoint. */
export const placeCredits = ({ slugs }: QROptions) => ({
  clientProps: { scans: slugs.scans },
  path: 'payload-plugin-qr/client#PlaceCredits',
})

const credits = (options: QROptions): Field => ({
  name: 'placeCredits',
  type: 'ui',
  admin: { components: { Field: placeCredits(options) }, disableListColumn: true },
})

/** Where a person says who it was. Holds no data, and asks our endpoint. */
const MARKS: Field = {
  name: 'marks',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/rsc#ScanMarks' },
    disableListColumn: true,
  },
}

const row = (...fields: Field[]): Field => ({
  type: 'row',
  fields: fields.map((field) => ({ ...field, admin: { ...field.admin, width: '50%' } }) as Field),
})

const section = (
  title: 'scanDevice' | 'scanPlace' | 'scanTechnical' | 'utm',
  fields: Field[],
  closed = false,
): Field => ({
  type: 'collapsible',
  admin: { initCollapsed: closed },
  fields,
  label: label(`plugin-qr:${title}`),
})

const RELATIONS = ['client', 'link', 'place'] as const

/** Fields that many scans share are stored once; they are read and queried over a relation. */
const OVER: Record<string, (typeof RELATIONS)[number]> = Object.fromEntries(
  Object.entries(SHARED).flatMap(([relation, names]) => names.map((name) => [name, relation])),
) as never

const shared = (name: string): object => (OVER[name] ? { virtual: `${OVER[name]}.${name}` } : {})

function relation(name: (typeof RELATIONS)[number], { slugs }: QROptions): Field {
  return {
    name,
    type: 'relationship',
    admin: { disableListColumn: true, disableListFilter: true, hidden: true },
    // The relation shows nothing that its fields, with the host's access rules, do not show.
    maxDepth: 0,
    relationTo: slugs[`${name}s`],
  }
}

/** `utm_…` names are what they are in every language. */
function text(name: string, title: string, admin: object = {}, more: object = {}): Field {
  const named = title.startsWith('utm_') ? title : label(`plugin-qr:${title}` as TextKey)
  return { name, type: 'text', admin, label: named, ...shared(name), ...more } as Field
}

/** Stored in ASCII; people are shown its host as they write it. */
function address(name: 'destination' | 'referrer'): Field {
  const afterInput = [{ clientProps: { path: name }, path: 'payload-plugin-qr/client#ReadableURL' }]
  return text(name, name, { components: { ...client('URLCell'), afterInput } })
}

function number(
  name: 'latitude' | 'longitude' | 'repeats' | 'rulesVersion' | 'trafficScore',
): Field {
  return { name, type: 'number', label: label(`plugin-qr:${name}`), ...shared(name) } as Field
}

function select(
  name: string,
  values: readonly (keyof typeof TEXTS)[],
  title: 'device' | 'outcome' | 'traffic',
  admin: object,
): Field {
  return {
    name,
    type: 'select',
    admin,
    label: label(`plugin-qr:${title}`),
    options: values.map((value) => ({ label: label(TEXTS[value]), value })),
    ...shared(name),
  } as Field
}
