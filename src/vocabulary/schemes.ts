/**
 * Schemes a destination may have: the web, and apps a phone opens by them.
 * A host adds its own by option; `FORBIDDEN_SCHEMES` stay refused even then.
 */
export const ALLOWED_SCHEMES: readonly string[] = [
  'http',
  'https',
  'comgooglemaps',
  'facetime',
  'facetime-audio',
  'fb',
  'geo',
  'instagram',
  'itms-apps',
  'itms-appss',
  'line',
  'mailto',
  'maps',
  'market',
  'msteams',
  'sgnl',
  'skype',
  'sms',
  'smsto',
  'spotify',
  'tel',
  'tg',
  'viber',
  'vnd.youtube',
  'waze',
  'webcal',
  'weixin',
  'whatsapp',
  'youtube',
  'zoommtg',
]

/** Schemes that run code or read what is local: never a destination, whatever a host allows. */
export const FORBIDDEN_SCHEMES: readonly string[] = [
  'about',
  'blob',
  'chrome',
  'data',
  'file',
  'filesystem',
  'jar',
  'javascript',
  'resource',
  'vbscript',
  'view-source',
]
