import { adminEN } from './admin/en.js'
import { alertsEN } from './alerts/en.js'
import { analyticsEN } from './analytics/en.js'
import { betweenEN } from './between/en.js'
import { blockEn } from './block/en.js'
import { bulkEN } from './bulk/en.js'
import { cardEN } from './card/en.js'
import { checkInEN } from './checkIn/en.js'
import { contentEN } from './content/en.js'
import { crmEn } from './crm/en.js'
import { domainsEN } from './domains/en.js'
import { gs1EN } from './gs1/en.js'
import { keysEN } from './keys/en.js'
import { limitsEN } from './limits/en.js'
import { namesEN } from './names/en.js'
import { reportsEN } from './reports/en.js'
import { rulesEN } from './rules/en.js'
import { symbolEN } from './symbol/en.js'
import { teamEN } from './team/en.js'
import { tenantsEN } from './tenants/en.js'

/** Every text of the admin. Our other languages have the same keys, all others get these. */
export const en = {
  'plugin-qr': {
    ...adminEN,
    ...alertsEN,
    ...analyticsEN,
    ...betweenEN,
    ...checkInEN,
    ...limitsEN,
    ...blockEn,
    ...bulkEN,
    ...cardEN,
    ...contentEN,
    ...crmEn,
    ...domainsEN,
    ...gs1EN,
    ...keysEN,
    ...namesEN,
    ...rulesEN,
    ...reportsEN,
    ...symbolEN,
    ...teamEN,
    ...tenantsEN,
    active: 'Active',
    campaign: 'Campaign',
    campaignDefaults: 'Default UTM values',
    campaignDefaultsHint:
      'Codes of this campaign use these unless they set their own. {code}, {campaign}, {placement} and {title} are filled in for each code; placements and titles in lower case, with hyphens for spaces.',
    campaigns: 'Campaigns',
    city: 'City',
    code: 'Code',
    codeHint:
      'Part of the short URL. Empty: one is made. Once it is in print, a new text leaves this one as an alias.',
    codeEnds:
      'A code ends in a letter or a digit: {{last}} at the end is taken for the end of a sentence, and lost.',
    codeInvalid:
      'Use 1 to 64 letters, digits, dots and hyphens (not a dot first). Upper and lower case are the same.',
    codeTaken:
      'The code "{{code}}" is taken, perhaps by a code in the trash. Choose another, or leave the field empty.',
    codes: 'QR Codes',
    codeSingular: 'QR Code',
    copied: 'Copied',
    copy: 'Copy',
    copyOf: '{{title}} (copy)',
    country: 'Country',
    createdBy: 'Created by',
    destination: 'Destination',
    destinationAbsolute:
      '"{{url}}" is not a whole address. Write it with its beginning, for example https://example.com/tickets.',
    destinationCredentials:
      'An address with a user name or password in it cannot be printed: take them out.',
    destinationLoop:
      'This address leads back to the code itself, so a phone would go in circles. Choose another address.',
    destinationMissing: 'Say where the code leads: a web address, or a document.',
    destinationReference: 'Document',
    destinationReferenceHint: 'The code follows the document when its address changes.',
    destinationScheme:
      'A code may not lead to "{{scheme}}:". Allowed are http, https and app links such as {{examples}}.',
    destinationSpaces: 'The address holds spaces or invisible characters: take them out.',
    destinationTooLong: 'The address is longer than 2,048 characters.',
    destinationType: 'Leads to',
    destinationURL: 'Web address',
    device: 'Device',
    download: 'Download',
    endBeforeStart: 'The end lies before the start. Choose an end after {{start}}.',
    expiresAt: 'Ends at',
    fallbackURL: 'When the code is off',
    fallbackURLHint:
      'People who scan a paused, expired, used-up or deleted code go here. Empty: a polite page.',
    firstScanAt: 'First scan',
    inherited: 'Added to the destination',
    lastScanAt: 'Last scan',
    limitWhole: 'A limit is a whole number from 1 upwards, or empty for none.',
    newerDraft:
      'This code has unpublished changes. Send _status "published" to publish them with this one, or draft=true to add this one to them.',
    outcome: 'Outcome',
    paused: 'Paused',
    placement: 'Where it hangs',
    placementHint: 'For example "table toppers, east stand".',
    saveFirst: 'Save the code once to see its symbol.',
    scan: 'Scan',
    scanLimit: 'Scan limit',
    scanLimitHint: 'How many people are sent on in all; machines take no place. Empty: no limit.',
    scannedAt: 'Scanned at',
    scans: 'Scans',
    schedule: 'Schedule and limit',
    sentOn: 'People sent on',
    shortURL: 'Short URL',
    siteURLMissing:
      'No siteURL is set, so this symbol leads to {{origin}}. Set options.siteURL before you print.',
    slug: 'Slug',
    slugHint: 'Used as utm_campaign. Empty: made from the title.',
    sourceCampaign: 'campaign',
    sourceCode: 'code',
    sourcePlugin: 'plugin',
    startsAt: 'Starts at',
    status: 'Status',
    symbol: 'Symbol',
    title: 'Title',
    traffic: 'Traffic class',
    typeReference: 'A document',
    typeURL: 'A web address',
    utm: 'UTM parameters',
    utmHint: 'Empty fields take the value of the campaign, then of the plugin.',
    utmOff: 'Leave the destination as it is',
    utmOffHint:
      'Adds no parameters: neither these nor those of the scanned address, nor a scan ID. For signed addresses, such as those of S3 or CloudFront.',
    visitors: 'Visitors',
  },
}

/** Keys of our texts, e.g. `plugin-qr:title`. */
export type TextKey = `plugin-qr:${keyof (typeof en)['plugin-qr'] & string}`

/** A language: the same keys as English. */
export type Texts = { 'plugin-qr': Record<keyof (typeof en)['plugin-qr'], string> }
