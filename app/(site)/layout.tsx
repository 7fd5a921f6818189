import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

import './site.css'

export const metadata: Metadata = {
  description: 'Football by the water since 1911.',
  title: { default: 'Riverside FC', template: '%s · Riverside FC' },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header className="inner">
          <a className="brand" href="/">
            <svg aria-hidden="true" height="28" viewBox="0 0 28 28" width="28">
              <path d="M14 1 26 5v10c0 6-5 10-12 12C7 25 2 21 2 15V5Z" fill="currentColor" />
              <path
                d="M5 16c3-3 6-3 9 0s6 3 9 0"
                fill="none"
                stroke="var(--page)"
                strokeWidth="2.5"
              />
            </svg>
            Riverside FC
          </a>
          <nav aria-label="Main">
            <a href="/events/derby">Derby</a>
            <a href="/events/summer-tour">Tour</a>
            <a href="/menu">Menu</a>
          </nav>
        </header>
        {children}
        <footer className="inner">Riverside FC · Quayside Stadium · A made-up club</footer>
      </body>
    </html>
  )
}
