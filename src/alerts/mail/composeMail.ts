import type { TFunction } from '@payloadcms/translations'

import type { ReadableAlert } from '../readableAlerts.js'

import { escapeHTML } from '../../kit/escapeHTML.js'
import { oneLine } from '../../kit/oneLine.js'
import { translate } from '../../translations/translate.js'
import { alertText } from '../alertText.js'

type Letter = {
  alerts: readonly ReadableAlert[]
  language: string
  /** The page of a code; `null` where the site's address is not known. */
  linkTo: (alert: ReadableAlert) => null | string
  t: TFunction<never>
  timeZone: string
  unsubscribe: null | string
}

export type Mail = { html: string; subject: string; text: string }

/** All new alerts of a receiver in one e-mail, as text and HTML. */
export function composeMail(letter: Letter): Mail {
  const { alerts, language, linkTo, t, unsubscribe } = letter
  const [first] = alerts
  const kind = translate(t, `plugin-qr:alertKind_${first!.kind}`)
  const title = oneLine(first!.title)
  const subject =
    alerts.length === 1
      ? translate(t, 'plugin-qr:alertMailSubject', { kind, title })
      : translate(t, 'plugin-qr:alertMailSubjectMore', { number: alerts.length - 1, title })
  const intro = translate(t, 'plugin-qr:alertMailIntro')
  const reason = translate(t, 'plugin-qr:alertMailReason')
  const off = translate(t, 'plugin-qr:alertMailOff')
  const lines = alerts.map((alert) => ({
    link: linkTo(alert),
    said: sentence(alert, letter),
    title: oneLine(alert.title),
  }))
  const text = [
    intro,
    ...lines.map(({ link, said, title }) =>
      [`* ${title}: ${said}`, link].filter(Boolean).join('\n  '),
    ),
    [reason, unsubscribe && `${off}: ${unsubscribe}`].filter(Boolean).join('\n'),
  ].join('\n\n')
  const items = lines.map(({ link, said, title }) => {
    const name = link ? `<a href="${escapeHTML(link)}">${escapeHTML(title)}</a>` : escapeHTML(title)
    return `<li style="margin:0 0 12px"><strong>${name}</strong><br>${escapeHTML(said)}</li>`
  })
  const end = unsubscribe ? ` <a href="${escapeHTML(unsubscribe)}">${escapeHTML(off)}</a>` : ''
  const html = `<!doctype html><html lang="${escapeHTML(language)}"><head><meta charset="utf-8"><title>${escapeHTML(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.5;color:#222;max-width:40em"><p>${escapeHTML(intro)}</p>
<ul style="padding-left:20px">${items.join('\n')}</ul>
<p style="color:#666;font-size:13px">${escapeHTML(reason)}${end}</p></body></html>`
  return { html, subject, text: `${text}\n` }
}

function sentence(alert: ReadableAlert, { language, t, timeZone }: Letter): string {
  const said = alertText(alert, { language, t })
  if (alert.facts.at === undefined) return said
  const at = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return `${said}: ${at.format(alert.facts.at)} (${timeZone})`
}
