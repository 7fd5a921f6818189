/** What a static code can hold. */
export const CONTENT_TYPES = [
  'url',
  'text',
  'phone',
  'sms',
  'whatsapp',
  'email',
  'wifi',
  'contact',
  'event',
  'place',
] as const

export type ContentType = (typeof CONTENT_TYPES)[number]

/** How a Wi-Fi network is locked; `wpa` is WPA, WPA2 and WPA3. */
export const WIFI_SECURITY = ['wpa', 'wep', 'open'] as const

/** The fields of every type together, as a form has them. A type reads those of its own. */
export type ContentFields = Readonly<{
  address?: null | string
  email?: null | string
  endsAt?: Date | null | string
  firstName?: null | string
  hidden?: boolean | null
  jobTitle?: null | string
  lastName?: null | string
  latitude?: null | number
  longitude?: null | number
  network?: null | string
  organization?: null | string
  password?: null | string
  phone?: null | string
  security?: (typeof WIFI_SECURITY)[number] | null
  startsAt?: Date | null | string
  subject?: null | string
  text?: null | string
  url?: null | string
}>

export type ContentField = keyof ContentFields

/** The fields of each type; those it cannot do without first. */
export const FIELDS_OF: Readonly<Record<ContentType, readonly ContentField[]>> = {
  contact: [
    'firstName',
    'lastName',
    'organization',
    'jobTitle',
    'phone',
    'email',
    'url',
    'address',
    'text',
  ],
  email: ['email', 'subject', 'text'],
  event: ['subject', 'startsAt', 'endsAt', 'address', 'text'],
  phone: ['phone'],
  place: ['latitude', 'longitude'],
  sms: ['phone', 'text'],
  text: ['text'],
  url: ['url'],
  whatsapp: ['phone', 'text'],
  wifi: ['network', 'security', 'password', 'hidden'],
}
