import type { HubSpotState } from './createState.js'

const COLUMNS = [
  ['email', 'E-mail'],
  ['firstname', 'First name'],
  ['lastname', 'Last name'],
  ['qr_first_code', 'First code'],
  ['qr_first_campaign', 'First campaign'],
  ['qr_last_code', 'Last code'],
  ['qr_last_scan_at', 'Last scan'],
  ['qr_scan_count', 'Scans'],
  ['qr_tickets', 'Tickets'],
  ['qr_value_by_currency', 'Value'],
] as const

/** What "HubSpot" holds, for a person to look at; the 200 contacts written last. */
export function page({ contacts, properties }: HubSpotState): string {
  const latest = [...contacts.values()]
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .slice(0, 200)
  const head = COLUMNS.map(([, label]) => `<th scope="col">${label}</th>`).join('')
  const rows = latest.map(({ id, properties: values }) => {
    const cells = COLUMNS.map(
      ([name]) => `<td data-property="${name}">${escape(values[name] ?? '')}</td>`,
    )
    return `<tr data-id="${id}">${cells.join('')}</tr>`
  })
  const own = [...properties.values()].filter(({ groupName }) => groupName === 'qr_scans').length
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>“HubSpot” contacts</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #213343; background: #f5f8fa }
  h1 { font-size: 1.4rem } p { color: #516f90 }
  .wide { overflow-x: auto; background: #fff; border: 1px solid #dfe3eb }
  table { border-collapse: collapse; width: 100% }
  th, td { padding: .5rem .75rem; border-bottom: 1px solid #dfe3eb; text-align: left; white-space: nowrap }
  th { background: #f5f8fa }
</style>
</head>
<body>
<h1>“HubSpot” contacts</h1>
<p>A stand-in for the demo and the tests. ${contacts.size} contacts, ${own} QR properties. Reload to see changes.</p>
<div class="wide"><table>
<thead><tr>${head}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>
</body>
</html>
`
}

function escape(text: string): string {
  const names: Record<string, string> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }
  return text.replaceAll(/["&<>]/g, (character) => names[character] ?? character)
}
