import type { ReactNode } from 'react'

import { carryScanId, type SearchParams } from 'payload-plugin-qr/react'

import type { Page } from './findPage.js'

import { Blocks } from './Blocks.js'

type Props = { children?: ReactNode; page: Page; searchParams?: SearchParams }

/** One page of the site. Who came by a code takes its scan id along to where the page leads. */
export const PageView = ({ children, page, searchParams }: Props) => (
  <main>
    <section className="hero">
      <div className="inner">
        {page.kicker && <p className="kicker">{page.kicker}</p>}
        <h1>{page.title}</h1>
        {page.summary && <p className="summary">{page.summary}</p>}
        {page.action?.label && page.action.url && (
          <a className="action" href={carryScanId(page.action.url, searchParams)}>
            {page.action.label}
          </a>
        )}
      </div>
    </section>
    {page.facts && page.facts.length > 0 && (
      <dl className="facts inner">
        {page.facts.map(({ id, label, value }) => (
          <div key={id ?? label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
    {children}
    {page.layout && <Blocks blocks={page.layout} />}
  </main>
)
