'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import React from 'react'

type Props = { href: string; id: string; label: string }

/** Hosts with `trailingSlash` have one at the end of both, or of one. */
const bare = (path: null | string): string => (path ?? '').replace(/\/$/, '')

/** Looks and behaves like Payload's own links. */
export const NavLink: React.FC<Props> = ({ href, id, label }) => {
  const pathname = usePathname()
  const active = bare(pathname) === bare(href)
  return (
    <Link
      aria-current={active ? 'page' : undefined}
      className="nav__link"
      href={href}
      id={id}
      prefetch={false}
    >
      {active && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{label}</span>
    </Link>
  )
}
