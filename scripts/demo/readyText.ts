import { demoEmail, demoPassword, demoRoles } from '../../app/demo/demoUsers.js'
import { terminalSymbol } from './terminalSymbol.js'

/** What to do now: addresses, sign-in, and a code for the phone. */
export const readyText = (port: number, siteURL: string): string => {
  const local = `http://localhost:${port}`
  const short = `${siteURL}/q/STADIUM`
  const [admin, ...others] = demoRoles
  const lines = [
    `Ready   ${local}`,
    `Admin   ${local}/admin`,
    `Sign in ${demoEmail(admin)} / ${demoPassword}`,
    `Also    ${others.map(demoEmail).join(', ')} / ${demoPassword}`,
    `Scan    ${short}`,
    `Tickets ${local}/tickets`,
    `Sales   ${local}/demo/hubspot, ${local}/demo/vivenu (stand-ins)`,
  ]
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width + 2)
  const box = lines.map((line) => `│ ${line.padEnd(width)} │`)
  return [
    `┌${rule}┐`,
    ...box,
    `└${rule}┘`,
    terminalSymbol(short),
    'A phone on the same network can scan it. Ctrl-C stops the demo; its data stays.',
  ].join('\n')
}
