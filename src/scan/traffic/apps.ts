/**
 * Apps whose own browser a person opens: messengers, networks, search, news, wallets, and those that
 * read QR codes. Names as they stand in published user agents (`test/fixtures/inAppUserAgents.ts`).
 */
const APPS = [
  // Meta
  'FBAN|FBAV|FB_IAB|MetaIAB|Instagram|Barcelona',
  // Tencent, Alibaba, Baidu, ByteDance, Sina, Sogou, UC
  'MicroMessenger|wxwork|QQ|QQMusic|AliApp|TTID|AlipayClient|AlipayDefined|baiduboxapp|tieba|Weibo',
  'TikTok|musical_ly|BytedanceWebview|trill|aweme|TopBuzz|NewsArticle|SohuNews|UCMini|UCBrowser',
  'Sogou(?:MSE|MobileBrowser|Search)',
  // Korea, Japan, Viet Nam
  'KAKAOTALK|NAVER|YJApp|Line|Zalo|SmartNews',
  // networks and messengers of the West
  'LinkedInApp|Pinterest|Snapchat|Twitter|TwitterAndroid|Reddit|Flipboard|Discord|TeamsMobile',
  // search and news
  'GSA|OPA|CoreAssistant|GoogleApp|GoogleWv|GoogleLens|GNews|Bing(?:Web|Sapphire)|NewsSapphire|Sapphire|YaApp_Android',
  'AppleNews|HiSearch',
  // wallets, and scanners of documents and codes
  'Klarna|MetaMaskMobile|CamScanner|Scanbot|BixbyVision|(?:QR|Barcode)[A-Za-z_-]{0,24}',
].join('|')

// Snapchat on Android stands right behind `Safari/537.36`; WeChat's process is called `tools`.
const IN_APP = new RegExp(`(?:(?<![\\w.-])|(?<=\\d))(?:${APPS})(?![A-Za-z])|Process/tools`)
const ALL_APPS = new RegExp(
  `(?:${IN_APP.source})(?:mp)?[\\w./@-]*|(?<= )News/[\\d.]+(?= Version/)`,
  'g',
)

/** Opened in an app: by a person, often with few headers. */
export const inApp = (userAgent: string): boolean => IN_APP.test(userAgent)

/** The user agent without what apps add to it, whose names (`SmartNews`, `QRbot`) hold words of bots. */
export const withoutApps = (userAgent: string): string => userAgent.replace(ALL_APPS, '')
