import type { Day } from './people.js'
import type { Browser, Hit } from './types.js'

import { chromeAndroid, desktop, phone, safariIPhone } from './browsers.js'
import { NETWORKS } from './networks.js'
import { carrierGates } from './people.js'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Told = { address: string; at: number; code: string; headers: Browser; method?: 'HEAD' }
const machine = (group: string, told: Told, separable = true): Hit => ({
  group,
  method: 'GET',
  separable,
  who: 'machine',
  ...told,
})

/** Machines that say so, with the words their makers publish. */
const DECLARED = [
  // https://developers.google.com/search/docs/crawling-indexing/overview-google-crawlers
  'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.7632.6 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/145.0.7632.6 Safari/537.36',
  // https://www.bing.com/webmasters/help/which-crawlers-does-bing-use-8c184ec0
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/136.0.0.0 Safari/537.36',
  // https://platform.openai.com/docs/bots
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2; +https://openai.com/gptbot',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
  // https://support.apple.com/en-us/119829
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)',
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  'Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)',
  'curl/8.14.1',
  'python-requests/2.32.4',
  'Go-http-client/2.0',
  'okhttp/4.12.0',
]
const PREVIEWS = [
  // https://developers.facebook.com/docs/sharing/webmasters/web-crawlers
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  // https://api.slack.com/robots
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'WhatsApp/2.25.20.79 A',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'Twitterbot/1.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
]

const bare = (userAgent: string): Browser => ({ accept: '*/*', 'user-agent': userAgent })

export function declared(day: Day, count: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: count }, () =>
    machine('declared', {
      address: addresses('hosting'),
      at: start + random.int(0, DAY - 1),
      code: random.pick(codes),
      headers: bare(random.pick(DECLARED)),
    }),
  )
}

/** A link is pasted into a chat: its servers ask once or twice. */
export function previews(day: Day, pasted: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: pasted }, () => {
    const at = start + random.int(0, DAY - 1)
    const told = { address: addresses('hosting'), code: random.pick(codes) }
    const headers = bare(random.pick(PREVIEWS))
    return [0, 900]
      .slice(0, random.int(1, 2))
      .map((later) => machine('preview', { ...told, at: at + later, headers }))
  }).flat()
}

/** Monitors ask the same address in the same rhythm: https://uptimerobot.com/help/locations */
export function monitors(day: Day, every: number): Hit[] {
  const { addresses, codes, random, start } = day
  const address = addresses('hosting')
  const code = random.pick(codes)
  const headers = bare('Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)')
  return Array.from({ length: Math.floor(DAY / every) }, (_, nth) =>
    machine('monitor', { address, at: start + nth * every, code, headers, method: 'HEAD' }),
  )
}

/**
 * Mail gateways open every link of a message with an ordinary browser on rented servers, at once or
 * when it is clicked: https://learn.microsoft.com/en-us/defender-office-365/safe-links-about
 */
export function mailScanners(day: Day, messages: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: messages }, () => {
    const at = start + random.int(7 * HOUR, 18 * HOUR)
    const headers = desktop(random)
    const code = random.pick(codes)
    return Array.from({ length: random.int(1, 3) }, (_, nth) =>
      machine('mail scanner', {
        address: addresses('mailScanner'),
        at: at + nth * random.int(200, 4000),
        code,
        headers,
      }),
    )
  }).flat()
}

/** A script that says it is a phone and sends what an HTTP library sends, on a home's address. */
const scriptedPhone = (day: Day): Browser => ({
  accept: '*/*',
  'accept-encoding': 'gzip, deflate',
  'user-agent': safariIPhone(day.random)['user-agent']!,
})

/** One after the other, every so many seconds; `jitter` is the part by which each wait differs. */
export function scripts(day: Day, group: string, bots: number, jitter: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: bots }, (_, bot) => {
    const address = addresses('home')
    // Half of them copy all of a browser's headers.
    const headers = bot % 2 === 0 ? scriptedPhone(day) : phone(random)
    const every = random.int(5, 60) * SECOND
    const code = random.pick(codes)
    let at = start + random.int(0, 18 * HOUR)
    return Array.from({ length: random.int(40, 160) }, () => {
      at += Math.round(every * (1 + jitter * (2 * random.unit() - 1)))
      return machine(group, { address, at, code, headers })
    })
  }).flat()
}

/** One request every few minutes, all day: what counts clicks for somebody, or keeps a page warm. */
export function slowScripts(day: Day, bots: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: bots }, () => {
    const address = addresses('home')
    const headers = phone(random)
    const every = random.int(6, 15) * MINUTE
    const code = random.pick(codes)
    let at = start + random.int(0, every)
    const hits: Hit[] = []
    while (at < start + DAY) {
      hits.push(machine('script, slow', { address, at, code, headers }))
      at += Math.round(every * (1 + 0.1 * (2 * random.unit() - 1)))
    }
    return hits
  }).flat()
}

/** A timer on a phone's line, behind an address that it shares with people (RFC 6888). */
export function carrierScripts(day: Day, bots: number): Hit[] {
  const { codes, random, start } = day
  const gates = carrierGates(day)
  return Array.from({ length: bots }, () => {
    const address = random.pick(gates)
    const headers = phone(random)
    const every = random.int(20, 60) * SECOND
    const code = random.pick(codes)
    let at = start + random.int(8 * HOUR, 20 * HOUR)
    return Array.from({ length: random.int(60, 120) }, () => {
      at += Math.round(every * (1 + 0.05 * (2 * random.unit() - 1)))
      return machine('script on a carrier', { address, at, code, headers })
    })
  }).flat()
}

/** Every code of a print run, one after the other, from one address. */
export function sweepers(day: Day, bots: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: bots }, () => {
    const address = addresses('home')
    const headers = chromeAndroid(random)
    let at = start + random.int(0, 23 * HOUR)
    return codes.map((code) =>
      machine('code sweeper', { address, at: (at += random.int(400, 2500)), code, headers }),
    )
  }).flat()
}

/**
 * Click farms: one browser's words on many addresses of one hosting network, irregular and slow
 * (MRC's invalid traffic guidelines, sophisticated invalid traffic).
 */
export function clickFarms(day: Day, farms: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: farms }, () => {
    const network = random.pick(NETWORKS.hosting)
    const headers = phone(random)
    const code = random.pick(codes)
    let at = start + random.int(0, 12 * HOUR)
    return Array.from({ length: random.int(120, 320) }, () => {
      at += Math.round(random.exponential(90 * SECOND))
      return machine('click farm', { address: addresses('hosting', network), at, code, headers })
    })
  }).flat()
}

/** Another browser's words with each request, from one address. */
export function rotation(day: Day, bots: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: bots }, () => {
    const address = addresses('home')
    const code = random.pick(codes)
    let at = start + random.int(0, 20 * HOUR)
    return Array.from({ length: random.int(60, 160) }, () => {
      at += Math.round(2 * SECOND + random.exponential(12 * SECOND))
      return machine('user-agent rotation', {
        address,
        at,
        code,
        headers: {
          accept: '*/*',
          'accept-language': 'en-US,en;q=0.9',
          'user-agent': phone(random)['user-agent']!,
        },
      })
    })
  }).flat()
}

/** A browser without a window gives itself away by its brands: https://developer.chrome.com/docs/chromium/headless */
export function headless(day: Day, count: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: count }, () => {
    const major = random.int(136, 146)
    const headers = {
      ...chromeAndroid(random, major),
      'sec-ch-ua': `"Chromium";v="${major}", "HeadlessChrome";v="${major}", "Not=A?Brand";v="24"`,
      'sec-ch-ua-mobile': '?0',
      'sec-ch-ua-platform': '"Linux"',
    }
    return machine('headless', {
      address: addresses('hosting'),
      at: start + random.int(0, DAY - 1),
      code: random.pick(codes),
      headers,
    })
  })
}

/** Once each, with a whole browser, from homes whose owners rent out their line: nothing tells them apart. */
export function residential(day: Day, count: number): Hit[] {
  const { addresses, codes, random, start } = day
  return Array.from({ length: count }, () =>
    machine(
      'residential proxy',
      {
        address: addresses('home'),
        at: start + random.int(0, DAY - 1),
        code: random.pick(codes),
        headers: phone(random),
      },
      false,
    ),
  )
}
