import { describe, expect, it } from 'vitest'

import type { ContentFields, ContentType } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { ContentError } from './ContentError.js'
import { contentOf } from './contentOf.js'

const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('')

const card = (...all: string[]) => lines('BEGIN:VCARD', 'VERSION:3.0', ...all, 'END:VCARD')

const event = (...all: string[]) =>
  lines('BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...all, 'END:VEVENT', 'END:VCALENDAR')

describe('contentOf', () => {
  it.each<[ContentType, ContentFields, string]>([
    ['url', { url: ' https://example.com/Menu?a=B#c ' }, 'https://example.com/Menu?a=B#c'],
    ['url', { url: 'market://details?id=app' }, 'market://details?id=app'],
    ['text', { text: ' Row A\nSeat 007 ' }, ' Row A\nSeat 007 '],
    ['phone', { phone: '+1 (212) 555-1212' }, 'tel:+12125551212'],
    ['phone', { phone: '030/123 45.67' }, 'tel:0301234567'],
    ['phone', { phone: '+49 (0)30 123456' }, 'tel:+4930123456'],
    ['phone', { phone: '+49\u00a030\u20111234' }, 'tel:+49301234'],
    ['phone', { phone: '*100#' }, 'tel:*100%23'],
    ['sms', { phone: '+15551212' }, 'sms:+15551212'],
    ['sms', { phone: '+15551212', text: 'bar' }, 'sms:+15551212?body=bar'],
    ['sms', { phone: '+15551212', text: 'a+b & c?' }, 'sms:+15551212?body=a%2Bb%20%26%20c%3F'],
    ['whatsapp', { phone: '+49 30 1234' }, 'https://wa.me/49301234'],
    ['whatsapp', { phone: '0049 30 1234', text: 'Hi!' }, 'https://wa.me/49301234?text=Hi!'],
    ['email', { email: 'srowen@example.org' }, 'mailto:srowen@example.org'],
    ['email', { email: 'a+b%c@example.org' }, 'mailto:a%2Bb%25c@example.org'],
    [
      'email',
      { email: 'bob@example.org', subject: 'baz & co', text: 'one\ntwo' },
      'mailto:bob@example.org?subject=baz%20%26%20co&body=one%0D%0Atwo',
    ],
    ['wifi', { network: 'No Password', security: 'open' }, 'WIFI:T:nopass;S:No Password;;'],
    [
      'wifi',
      { network: 'TenChars', password: 'space is silent', security: 'wpa' },
      'WIFI:T:WPA;P:space is silent;S:TenChars;;',
    ],
    [
      'wifi',
      { hidden: true, network: 'a;b:c,d\\e"f', password: '\\\\;;::,,""' },
      'WIFI:T:WPA;P:\\\\\\\\\\;\\;\\:\\:\\,\\,\\"\\";S:a\\;b\\:c\\,d\\\\e\\"f;H:true;;',
    ],
    // Never in quotes, with which iPhones do not get in.
    [
      'wifi',
      { network: 'ABCD', password: 'abcde56789', security: 'wep' },
      'WIFI:T:WEP;P:abcde56789;S:ABCD;;',
    ],
    ['wifi', { network: 'x', password: '0123456789' }, 'WIFI:T:WPA;P:0123456789;S:x;;'],
    ['contact', { firstName: 'Sean', lastName: 'Owen' }, card('N:Owen;Sean;;;', 'FN:Sean Owen')],
    ['contact', { firstName: 'Sean' }, card('N:;Sean;;;', 'FN:Sean')],
    ['contact', { organization: 'A; B' }, card('N:;;;;', 'FN:A\\; B', 'ORG:A\\; B')],
    [
      'contact',
      {
        address: '123; Main, St\r\nHome',
        email: 'srowen@example.org',
        jobTitle: 'Chef, Küche',
        lastName: 'Owen',
        phone: '+1 212 555 1212',
        text: 'foo\\bar',
        url: 'https://a.example/x,y;z',
      },
      card(
        'N:Owen;;;;',
        'FN:Owen',
        'TITLE:Chef\\, Küche',
        'TEL:+12125551212',
        'EMAIL:srowen@example.org',
        'URL:https://a.example/x,y;z',
        'ADR:;;123\\; Main\\, St\\nHome;;;;',
        'NOTE:foo\\\\bar',
      ),
    ],
    [
      'event',
      { startsAt: '2008-05-04T12:34:56Z', subject: 'foo' },
      event('SUMMARY:foo', 'DTSTART:20080504T123456Z'),
    ],
    [
      'event',
      {
        address: 'Location, with, commas',
        endsAt: '2008-05-06T01:45:55.000+02:00',
        startsAt: new Date(Date.UTC(2008, 4, 4, 12, 34, 56)),
        subject: 'Derby: A; B',
        text: 'Meeting\nhomepage first\n\n',
      },
      event(
        'SUMMARY:Derby: A\\; B',
        'DTSTART:20080504T123456Z',
        'DTEND:20080505T234555Z',
        'LOCATION:Location\\, with\\, commas',
        'DESCRIPTION:Meeting\\nhomepage first\\n\\n',
      ),
    ],
    ['place', { latitude: 80.33, longitude: -32.3344 }, 'geo:80.33,-32.3344'],
    ['place', { latitude: -20, longitude: 180 }, 'geo:-20,180'],
    ['place', { latitude: 0.0000001, longitude: -0.0000001 }, 'geo:0,0'],
    ['place', { latitude: 90, longitude: 100.5 }, 'geo:90,100.5'],
  ])('%s %j', (type, fields, content) => {
    expect(contentOf(type, fields)).toBe(content)
  })

  it.each<[ContentType, ContentFields, string]>([
    ['url', {}, 'content.url: Fill this in'],
    ['url', { url: 'example.com/menu' }, 'content.url: "example.com/menu" is not a whole address'],
    ['url', { url: 'https://a.example/x y' }, 'is not a whole address'],
    ['url', { url: 'JavaScript:alert(1)' }, 'may not lead to "javascript:"'],
    ['text', { text: ' \n' }, 'content.text: Fill this in'],
    ['text', { text: 'a\ud83d' }, 'content.text: This text holds half a character'],
    ['text', { text: 'é'.repeat(1166) }, '2332 bytes long, and a symbol holds 2331 at the most'],
    ['phone', { phone: null }, 'content.phone: Fill this in'],
    ['phone', { phone: '+' }, 'content.phone: "+" has no digits'],
    ['phone', { phone: 'call 030' }, 'content.phone: "call 030" holds c.'],
    ['phone', { phone: '030+12' }, 'holds +.'],
    ['phone', { phone: '+1234567890123456' }, 'has 16 digits, and no number has more than 15'],
    [
      'whatsapp',
      { phone: '030 1234' },
      'content.phone: WhatsApp needs the number with its country',
    ],
    ['email', { email: '' }, 'content.email: Fill this in'],
    ['email', { email: '123.365.com' }, '"123.365.com" is not an e-mail address'],
    ['email', { email: '123@ab,cd.com' }, 'is not an e-mail address'],
    ['email', { email: '123@ab_cd.com' }, 'is not an e-mail address'],
    ['email', { email: '123@abcd.c' }, 'is not an e-mail address'],
    ['wifi', { password: '12345678' }, 'content.network: Fill this in'],
    ['wifi', { network: 'ü'.repeat(17) }, 'content.network: This name is 34 bytes long'],
    ['wifi', { network: 'x' }, 'content.password: Fill in the password'],
    ['wifi', { network: 'x', password: '1234567' }, 'A WPA password has 8 to 63 characters'],
    ['wifi', { network: 'x', password: 'g'.repeat(64) }, 'this one has 64'],
    ['wifi', { network: 'x', password: 'abc', security: 'wep' }, 'A WEP key has 5, 13'],
    ['wifi', { network: 'x', password: 'abc', security: 'open' }, 'content.password: A network'],
    ['contact', { phone: '+49' }, 'content.firstName: Fill in a first name'],
    ['contact', { email: 'x', lastName: 'O' }, 'content.email: "x" is not'],
    ['event', { startsAt: '2027-01-01' }, 'content.subject: Fill this in'],
    ['event', { subject: 'x' }, 'content.startsAt: Fill this in'],
    ['event', { startsAt: 'soon', subject: 'x' }, 'content.startsAt: "soon" is not a time'],
    [
      'event',
      { endsAt: '2027-01-01T10:00Z', startsAt: '2027-01-01T10:00Z', subject: 'x' },
      'content.endsAt: The end lies before the start. Choose an end after 2027-01-01 10:00 UTC',
    ],
    ['place', { longitude: 1 }, 'content.latitude: Fill this in'],
    ['place', { latitude: 91, longitude: 1 }, 'Got 91; takes degrees from -90 to 90'],
    ['place', { latitude: 1, longitude: -180.1 }, 'content.longitude: Got -180.1'],
    ['place', { latitude: Number.NaN, longitude: 1 }, 'content.latitude: Got NaN'],
  ])('refuses %s %j', (type, fields, message) => {
    const write = () => contentOf(type, fields)
    expect(write).toThrow(ContentError)
    expect(write).toThrow(message)
  })

  it('names the field that is too long', () => {
    const long = { address: 'a'.repeat(1500), lastName: 'O', text: 'a'.repeat(900) }
    expect(() => contentOf('contact', long)).toThrow(/^content\.address: .* Shorten it by 1\d\d\.$/)
  })

  it('says which types there are', () => {
    const write = () => contentOf('fax' as 'url', {})
    expect(write).toThrow(SymbolError)
    expect(write).toThrow('content.type: got "fax", takes url, text, phone')
  })
})
