import type { ContactCard } from '../../../vocabulary/between.js'

/** A contact as phones take it: vCard 3.0 (RFC 2426), which all of them read. */
export function contactFile(card: ContactCard): string {
  const { email, name, organization, phone, website } = card
  const shown = name ?? organization ?? ''
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    // The family name is the last word; a single one is all there is.
    `N:${nameParts(name ?? '')}`,
    `FN:${text(shown)}`,
    ...(organization ? [`ORG:${text(organization)}`] : []),
    ...(phone ? [`TEL;TYPE=VOICE:${text(phone)}`] : []),
    ...(email ? [`EMAIL;TYPE=INTERNET:${text(email)}`] : []),
    ...(website ? [`URL:${text(website)}`] : []),
    'END:VCARD',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

function nameParts(name: string): string {
  const words = name.trim().split(/\s+/)
  const family = words.pop() ?? ''
  return `${text(family)};${text(words.join(' '))};;;`
}

/** A name for the file that every system takes. */
export const contactFileName = ({ name, organization }: ContactCard): string => {
  const plain = (name ?? organization ?? '')
    .normalize('NFKD')
    .replace(/[^\w -]/g, '')
    .trim()
    .replace(/\s+/g, '-')
  return `${plain.slice(0, 60) || 'contact'}.vcf`
}
