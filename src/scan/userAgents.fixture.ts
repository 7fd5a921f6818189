/** Written by hand after the patterns the vendors document; versions are plausible, not exact. */
const IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const PIXEL = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)'
const WEBVIEW =
  'Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.7339.51 Mobile Safari/537.36'
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'

/** [user agent, browser, os, device type] */
export const HUMANS: [string, null | string, null | string, string][] = [
  [`${IOS} Version/26.0 Mobile/15E148 Safari/604.1`, 'Mobile Safari 26', 'iOS 26', 'mobile'],
  [
    `${IOS.replace('18_6', '17_5')} Version/17.5 Mobile/15E148 Safari/604.1`,
    'Mobile Safari 17',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '15_8_2')} Version/15.6.6 Mobile/15E148 Safari/604.1`,
    'Mobile Safari 15',
    'iOS 15',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '18_3')} Version/18.3 Mobile/15E148 Safari/604.1`,
    'Mobile Safari 18',
    'iOS 18',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_7')} CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1`,
    'Chrome 140',
    'iOS 17',
    'mobile',
  ],
  [`${IOS} CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1`, 'Chrome 140', 'iOS', 'mobile'],
  [
    `${IOS.replace('18_6', '18_2')} FxiOS/135.0 Mobile/15E148 Safari/605.1.15`,
    'Firefox 135',
    'iOS 18',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_6')} Version/17.0 EdgiOS/128.0.2739.60 Mobile/15E148 Safari/604.1`,
    'Edge 128',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_4')} Version/17.4 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
    'DuckDuckGo 7',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_5')} GSA/330.0.661231471 Mobile/15E148 Safari/604.1`,
    'GSA 330',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_5')} Mobile/15E148 Instagram 340.0.3.27.90 (iPhone14,5; iOS 17_5; de_DE; de; scale=3.00; 1170x2532; 619461905)`,
    'Instagram 340',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS} Mobile/23A341 Instagram 400.0.0.20.90 (iPhone17,1; iOS 26_0; en_US; en; scale=3.00; 1206x2622; 779112345)`,
    'Instagram 400',
    'iOS 26',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_6')} Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.33.108;FBBV/637211324;FBDV/iPhone13,2;FBMD/iPhone;FBSN/iOS;FBSV/17.6;FBSS/3;FBCR/;FBID/phone;FBLC/en_US;FBOP/80]`,
    'Facebook 480',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS} Mobile/23A341 [FBAN/FBIOS;FBAV/530.0.0.33.108;FBDV/iPhone17,1;FBMD/iPhone;FBSN/iOS;FBSV/26.0;FBSS/3;FBID/phone;FBLC/en_US]`,
    'Facebook 530',
    'iOS 26',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_5')} Mobile/15E148 Snapchat/12.92.0.39 (like Safari/8618.2.12.10.9, panda)`,
    'Snapchat 12',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_5')} Mobile/15E148 [LinkedInApp]/9.29.8962`,
    'LinkedIn',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_5')} Mobile/15E148 Twitter for iPhone/10.50`,
    'Twitter 10',
    'iOS 17',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '16_6')} Mobile/15E148 musical_ly_35.3.0 BytedanceWebview/d8a21c6 TikTok`,
    'TikTok 35',
    'iOS 16',
    'mobile',
  ],
  [
    `${IOS.replace('18_6', '17_5')} Mobile/15E148 MicroMessenger/8.0.49(0x1800312b) NetType/WIFI Language/zh_CN`,
    'WeChat 8',
    'iOS 17',
    'mobile',
  ],
  [`${IOS.replace('18_6', '17_5')} Mobile/15E148`, null, 'iOS 17', 'mobile'],
  [`${PIXEL} Chrome/140.0.0.0 Mobile Safari/537.36`, 'Chrome 140', 'Android', 'mobile'],
  [`${PIXEL} Chrome/140.0.0.0 Safari/537.36`, 'Chrome 140', 'Android', 'tablet'],
  [
    'Mozilla/5.0 (Linux; Android 10; SM-G960F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36',
    'Chrome 96',
    'Android 10',
    'mobile',
  ],
  [
    'Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.0.0 Safari/537.36',
    'Chrome 112',
    'Android 13',
    'tablet',
  ],
  [
    `${PIXEL} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet 28',
    'Android',
    'mobile',
  ],
  [
    `${PIXEL} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`,
    'Edge 140',
    'Android',
    'mobile',
  ],
  [`${PIXEL} Chrome/138.0.0.0 Mobile Safari/537.36 OPR/90.0.0.0`, 'Opera 90', 'Android', 'mobile'],
  [
    'Mozilla/5.0 (Android 14; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0',
    'Firefox 142',
    'Android 14',
    'mobile',
  ],
  [WEBVIEW, 'Chrome WebView 140', 'Android 14', 'mobile'],
  [
    `${WEBVIEW} Instagram 341.0.0.45.100 Android (34/14; 480dpi; 1080x2115; samsung; SM-S918B; dm3q; qcom; de_DE; 622512345)`,
    'Instagram 341',
    'Android 14',
    'mobile',
  ],
  [`${WEBVIEW} [FB_IAB/FB4A;FBAV/478.0.0.41.86;]`, 'Facebook 478', 'Android 14', 'mobile'],
  [`${WEBVIEW} MetaIAB Facebook`, 'Chrome WebView 140', 'Android 14', 'mobile'],
  [`${WEBVIEW} Snapchat/12.95.0.53`, 'Snapchat 12', 'Android 14', 'mobile'],
  [
    'Mozilla/5.0 (Linux; U; Android 13; de-de; 2201117TY Build/TKQ1.221114.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.10.1-gn',
    'MIUI Browser 14',
    'Android 13',
    'mobile',
  ],
  [
    'Opera/9.80 (Android; Opera Mini/60.0.2254/191.301; U; de) Presto/2.12.423 Version/12.16',
    'Opera Mini 60',
    'Android',
    'mobile',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Mobile Safari 17',
    'iOS 17',
    'tablet',
  ],
  [`${MAC} Version/18.1 Safari/605.1.15`, 'Safari 18', 'macOS', 'desktop'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0',
    'Firefox 142',
    'macOS',
    'desktop',
  ],
  [`${WINDOWS} Chrome/140.0.0.0 Safari/537.36`, 'Chrome 140', 'Windows', 'desktop'],
  [`${WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Edge 140', 'Windows', 'desktop'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0',
    'Firefox 142',
    'Windows',
    'desktop',
  ],
  [
    'Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36',
    'Chrome 109',
    'Windows 7',
    'desktop',
  ],
  [
    'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
    'Firefox 142',
    'Ubuntu',
    'desktop',
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Chrome 140',
    'ChromeOS',
    'desktop',
  ],
]

export const PREVIEWS: string[] = [
  'WhatsApp/2.24.9.78 A',
  'WhatsApp/2.23.20.0',
  'Viber/20.0 (Android)',
  'TelegramBot (like TwitterBot)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Slack-ImgProxy (+https://api.slack.com/robots)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Twitterbot/1.0',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
]

export const BOTS: string[] = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
  'curl/8.5.0',
  'python-requests/2.32.3',
  'okhttp/4.12.0',
  'Go-http-client/2.0',
  'Dalvik/2.1.0 (Linux; U; Android 13; Pixel 7 Build/TQ3A.230901.001)',
  'CFNetwork/1494.0.7 Darwin/23.4.0',
  'ScannerApp/12 CFNetwork/1494.0.7 Darwin/23.4.0',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
]
