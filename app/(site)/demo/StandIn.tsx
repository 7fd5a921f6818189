import type { ReactNode } from 'react'

import { Live } from './Live.client.js'

type Props = { children: ReactNode; name: string; running: boolean; summary: string }

/** The frame of a page that shows what another system would hold. Says that it is a stand-in. */
export const StandIn = ({ children, name, running, summary }: Props) => (
  <main className="stand-in">
    <section className="hero small">
      <div className="inner">
        <p className="kicker">The demo’s stand-in for {name}</p>
        <h1>What “{name}” holds</h1>
        <p className="summary">{summary}</p>
      </div>
    </section>
    <div className="inner text">
      <nav aria-label="Stand-ins" className="stand-ins">
        <a aria-current={name === 'HubSpot' ? 'page' : undefined} href="/demo/hubspot">
          “HubSpot”
        </a>
        <a aria-current={name === 'Vivenu' ? 'page' : undefined} href="/demo/vivenu">
          “Vivenu”
        </a>
        <a href="/tickets">Ticket shop</a>
      </nav>
      {running ? (
        <>
          <Live at={new Date().toISOString()} />
          {children}
        </>
      ) : (
        <p>
          There is no stand-in here. It runs with the demo: <code>npm run demo</code>.
        </p>
      )}
    </div>
  </main>
)
