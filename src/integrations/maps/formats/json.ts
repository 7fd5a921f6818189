import type { MapInput } from '../redirect.js'

/** For a program of the host's own: `{ madeAt, codes: [{ code, paths, to, passesQuery, until }] }`, dates in ISO 8601. */
export const jsonMap = ({ now, redirects }: MapInput): string =>
  `${JSON.stringify(
    {
      madeAt: new Date(now).toISOString(),
      codes: redirects.map(({ code, passesQuery, paths, to, until }) => ({
        code,
        paths,
        to,
        passesQuery,
        until: until === null ? null : new Date(until).toISOString(),
      })),
    },
    null,
    1,
  )}\n`
