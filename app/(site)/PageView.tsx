import type { Page } from './findPage.js'

import { Blocks } from './Blocks.js'

/** One page of the site. */
export const PageView = ({ page }: { page: Page }) => (
  <main>
    <section className="hero">
      <div className="inner">
        {page.kicker && <p className="kicker">{page.kicker}</p>}
        <h1>{page.title}</h1>
        {page.summary && <p className="summary">{page.summary}</p>}
        {page.action?.label && page.action.url && (
          <a className="action" href={page.action.url}>
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
    {page.layout && <Blocks blocks={page.layout} />}
  </main>
)
