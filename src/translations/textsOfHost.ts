import type { Config } from 'payload'

import { en } from './en.js'

/** Texts of ours that the host has its own of, e.g. `de.plugin-qr:title`. */
export function textsOfHost(i18n: Config['i18n']): string[] {
  return Object.entries(i18n?.translations ?? {}).flatMap(([language, spaces]) =>
    Object.entries(en).flatMap(([space, ours]) => {
      const own = (spaces as Record<string, object | undefined>)[space] ?? {}
      return Object.keys(own)
        .filter((key) => key in ours)
        .map((key) => `${language}.${space}:${key}`)
    }),
  )
}
