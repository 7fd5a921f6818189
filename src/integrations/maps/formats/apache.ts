import { heading, type MapInput, type Redirect, webOnly } from '../redirect.js'

/**
 * Rules for an `.htaccess` or a virtual host, which shared hosting allows as well
 * (https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html#rewriterule). `NE` keeps what is encoded as it
 * is, `QSA` adds the scanned URL's parameters.
 */
export function apacheRules(input: MapInput): string {
  const { said, web } = webOnly(input.redirects)
  return [
    ...[...heading(input), ...said].map((line) => `# ${line}`),
    'RewriteEngine On',
    ...web.map(rule),
    '',
  ].join('\n')
}

function rule({ passesQuery, paths, to }: Redirect): string {
  const flags = ['R=302', 'L', 'NE', 'NC', passesQuery ? 'QSA' : 'QSD']
  // Appended after a fragment, parameters would be part of it.
  const added = to.includes('#') ? flags.filter((flag) => flag !== 'QSA') : flags
  // In an .htaccess the path comes without its slash.
  const pattern = `^/?${paths[0].slice(1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/?$`
  return `RewriteRule "${pattern}" "${to.replace(/[\\%$"]/g, '\\$&')}" [${added.join(',')}]`
}
