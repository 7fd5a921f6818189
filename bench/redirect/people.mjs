/** What a stadium scans with; user agents and headers as these browsers send them. */
const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

const safari = (claimed, version) => ({
  'User-Agent': `Mozilla/5.0 (iPhone; CPU iPhone OS ${claimed} like Mac OS X) ${APPLE} Version/${version} Mobile/15E148 Safari/604.1`,
})
const chrome = (major) => ({
  'sec-ch-ua': `"Chromium";v="${major}", "Google Chrome";v="${major}", "Not_A Brand";v="99"`,
  'sec-ch-ua-mobile': '?1',
  'sec-ch-ua-platform': '"Android"',
  'Sec-Fetch-Dest': 'document',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Site': 'none',
  'User-Agent': `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Chrome/${major}.0.0.0 Mobile Safari/537.36`,
})
const samsung = (version, major) => ({
  'User-Agent': `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} SamsungBrowser/${version} Chrome/${major}.0.0.0 Mobile Safari/537.36`,
})
const instagram = (model, build) => ({
  'User-Agent': `Mozilla/5.0 (Linux; Android 14; ${model} Build/${build}; wv) ${CHROME} Version/4.0 Chrome/140.0.7339.51 Mobile Safari/537.36 Instagram 400.0.0.49.68 Android`,
})

const phones = [
  ...['18_5', '18_6', '18_7', '17_6_1', '17_5', '16_7'].flatMap((claimed) =>
    ['26.0', '26.1', '18.5', '17.6'].map((version) => safari(claimed, version)),
  ),
  ...[136, 137, 138, 139, 140, 141, 142].map(chrome),
  ...[27, 28, 29].map((version) => samsung(`${version}.0`, 130 + version - 24)),
  ...['SM-S918B', 'SM-A546B', 'Pixel 8', 'M2102J20SG'].map((model) =>
    instagram(model, 'UP1A.231005.007'),
  ),
]
const languages = ['de-DE,de;q=0.9,en;q=0.8', 'en-GB,en;q=0.9', 'en-US,en;q=0.9', 'fr-FR,fr;q=0.9']

/** Reproducible numbers below `max`. */
function createRandom(seed) {
  let state = seed
  return (max) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * max)
  }
}

/** `count` people, each with an address, a phone and a language of their own. `pathOf` names the path of the n-th. */
export function createPeople({ count, pathOf }) {
  const random = createRandom(7)
  const pick = (list) => list[random(list.length)]
  return Array.from({ length: count }, (_, n) => {
    const first = pick([31, 62, 77, 80, 81, 84, 87, 91, 93, 109, 178, 188, 212, 213, 217])
    const headers = {
      Accept: ACCEPT,
      'Accept-Encoding': 'gzip, deflate, br',
      'Accept-Language': pick(languages),
      ...pick(phones),
      'X-Forwarded-For': `${first}.${random(256)}.${random(256)}.${1 + random(254)}`,
    }
    return { headers, method: 'GET', path: pathOf(n) }
  })
}
