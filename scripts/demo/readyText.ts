import QRCode from 'qrcode'

import { demoEmail, demoPassword, demoRoles } from '../../app/demo/demoUsers.js'

/** What to do now: addresses, sign-in, and a code for the phone. */
export const readyText = async (port: number, siteURL: string): Promise<string> => {
  const local = `http://localhost:${port}`
  const short = `${siteURL}/q/STADIUM`
  const [admin, ...others] = demoRoles
  const lines = [
    `Ready   ${local}`,
    `Admin   ${local}/admin`,
    `Sign in ${demoEmail(admin)} / ${demoPassword}`,
    `Also    ${others.map(demoEmail).join(', ')} / ${demoPassword}`,
    `Scan    ${short}`,
  ]
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width + 2)
  const box = lines.map((line) => `│ ${line.padEnd(width)} │`)
  const symbol = await QRCode.toString(short, { small: true, type: 'terminal' })
  return [
    `┌${rule}┐`,
    ...box,
    `└${rule}┘`,
    symbol.trimEnd(),
    'A phone on the same network can scan it. Ctrl-C stops the demo; its data stays.',
  ].join('\n')
}
