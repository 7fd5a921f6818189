import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { codeEntry } from '../scan.fixture.js'
import { decide } from './decide.js'
import { destinationProblem, isAllowedDestination, isSitePath } from './destinationProblem.js'

describe('isAllowedDestination', () => {
  it.each([
    'https://example.com',
    'HTTPS://EXAMPLE.COM/A?b=c#d',
    'http://localhost:3000/menu',
    'https://münchen.de/straße?a=ü',
    'https://[2001:db8::1]:8080/',
    'https://example.com/@user',
    'https://example.com/?to=a@b',
    'https://example.com/a%0d%0ab',
    'mailto:hello@example.com?subject=Hi',
    'tel:+4989123456',
    'sms:+4989123456',
    'geo:48.1,11.5',
    'maps://?q=Munich',
    'whatsapp://send?phone=49891234',
    'itms-apps://apps.apple.com/app/id1',
    'market://details?id=com.example',
  ])('%s', (url) => {
    expect(destinationProblem(url)).toBeNull()
    expect(isAllowedDestination(url)).toBe(true)
  })

  it.each([
    ['', 'empty'],
    ['javascript:alert(1)', 'forbidden-scheme'],
    ['JaVaScRiPt:alert(1)', 'forbidden-scheme'],
    ['java\tscript:alert(1)', 'invisible'],
    ['java\nscript:alert(1)', 'invisible'],
    ['\u0001javascript:alert(1)', 'invisible'],
    [' https://example.com', 'invisible'],
    ['https://example.com/a b', 'invisible'],
    ['https://example.com/\r\nSet-Cookie: a=b', 'invisible'],
    ['https://exam\u200bple.com', 'invisible'],
    ['https://example.com/\u202egnp', 'invisible'],
    ['https://example.com/\ud800', 'invalid'],
    ['data:text/html,hi', 'forbidden-scheme'],
    ['vbscript:x', 'forbidden-scheme'],
    ['file:///etc/passwd', 'forbidden-scheme'],
    ['blob:https://example.com/1', 'forbidden-scheme'],
    ['view-source:https://example.com', 'forbidden-scheme'],
    ['ftp://example.com', 'scheme'],
    ['myapp://open', 'scheme'],
    ['example.com', 'relative'],
    ['example.com:8080/a', 'relative'],
    ['//example.com', 'relative'],
    ['/menu', 'relative'],
    ['https:example.com', 'relative'],
    ['https:/example.com', 'relative'],
    ['https:\\\\example.com', 'relative'],
    ['https://\\example.com', 'invalid'],
    ['https://example.com\\@evil.example', 'invalid'],
    ['https://', 'invalid'],
    ['https:///path', 'invalid'],
    ['https://?q', 'invalid'],
    ['https://:80', 'invalid'],
    ['https://exa mple.com', 'invisible'],
    ['https://example.com:99999', 'invalid'],
    ['https://user:pass@example.com', 'credentials'],
    ['https://user@example.com', 'credentials'],
    ['https://@example.com', 'credentials'],
    ['mailto:', 'invalid'],
    ['whatsapp://', 'invalid'],
    [`https://example.com/${'x'.repeat(2048)}`, 'too-long'],
  ])('%j: %s', (url, problem) => {
    expect(destinationProblem(url)).toBe(problem)
    expect(isAllowedDestination(url)).toBe(false)
  })

  it('takes the schemes a host adds, but never a dangerous one', () => {
    expect(isAllowedDestination('myapp://open', ['MyApp'])).toBe(true)
    expect(isAllowedDestination('myapp://open', ['other'])).toBe(false)
    expect(isAllowedDestination('javascript:alert(1)', ['javascript'])).toBe(false)
  })

  it('lets nothing through that a browser would read as another scheme', () => {
    const text = fc.string({ unit: fc.constantFrom(...'javscriptdhp:/\\.@?#\t\n %0a') })
    fc.assert(
      fc.property(text, (url) => {
        if (!isAllowedDestination(url)) return
        expect(new URL(url).protocol).not.toMatch(/^(?:javascript|data|vbscript|file|blob):$/)
      }),
      { numRuns: 2000 },
    )
  })
})

it.each(['/', '/menu', '/events/derby?x=1#y'])('%s stays on the site', (path) => {
  expect(isSitePath(path)).toBe(true)
})

it.each(['//evil.example', '/\\evil.example', 'menu', 'https://a.example', '', '/a b', '/\t/x'])(
  '%j is no path of the site',
  (path) => {
    expect(isSitePath(path)).toBe(false)
  },
)

it('gets the UTM tags like any destination', () => {
  const entry = codeEntry({ destination: '/menu#drinks' })
  expect(decide(entry, { now: 0 })).toMatchObject({ url: '/menu?utm_source=qr#drinks' })
})
