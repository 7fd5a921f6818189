import { escapeHTML } from '../../../kit/escapeHTML.js'

/** The only form of a logo that is let into a page. */
export const LOGO = /^data:image\/(?:avif|gif|jpeg|png|svg\+xml|webp);base64,[\w+/=-]+$/

// System fonts and colours that keep a contrast of at least 7:1 in both schemes.
const STYLE = `
:root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--text:#16181d;--soft:#4a505c;--line:#d9dce3;--link:#0b4fb3}
@media(prefers-color-scheme:dark){:root{--back:#111317;--card:#1b1e24;--text:#f2f4f8;--soft:#b9c0cc;--line:#343943;--link:#9cc4ff}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100svh;display:grid;place-items:center;padding:1.25rem;background:var(--back);color:var(--text);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:28rem;padding:2rem 1.5rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;text-align:center;overflow-wrap:anywhere}
img{display:block;max-width:10rem;max-height:4rem;margin:0 auto 1.25rem}
h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25;text-wrap:balance}
p{margin:0;color:var(--soft)}
.site{margin:0 0 1rem;font-weight:600}
a{display:inline-block;margin-top:1.5rem;padding:.75rem 1.25rem;border:1px solid currentColor;border-radius:.625rem;color:var(--link);font-weight:600;text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible{outline:3px solid currentColor;outline-offset:3px}
.code{margin-top:1.5rem;font-size:.875rem}
code{font-family:ui-monospace,Menlo,Consolas,monospace}
`.trim()

export type Owner = {
  /** A `data:image/…;base64,` URL; anything else is left out, as pages ask nothing of the network. */
  logo?: null | string
  siteName: null | string
}

/**
 * A whole page in one string: no script, no outside request, light and dark, readable on the
 * smallest phone and by a screen reader.
 *
 * @param body HTML below the owner's name, with every value escaped
 */
export function layoutPage(
  { logo, siteName }: Owner,
  {
    body,
    language,
    style = '',
    title,
  }: { body: string; language: string; style?: string; title: string },
): string {
  const name = siteName ? escapeHTML(siteName) : ''
  const image = logo && LOGO.test(logo) ? `<img src="${logo}" alt="${name}">` : ''
  const site = image || (name && `<p class="site">${name}</p>`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHTML(title)}${name && ` – ${name}`}</title>
<style>${STYLE}${style}</style>
</head>
<body>
<main>
${site}
<h1>${escapeHTML(title)}</h1>
${body}
</main>
</body>
</html>
`
}
