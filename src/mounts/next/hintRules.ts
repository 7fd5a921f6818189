import type { NextConfig } from 'next'

type Rules = Awaited<ReturnType<NonNullable<NextConfig['headers']>>>
type Rule = Rules[number]

const HINTS = ['accept-ch', 'critical-ch']
const EVERYWHERE = '/:path*'

/**
 * The host's header rules, without those on scan paths that ask for client hints: a cold Chromium
 * would request a code twice.
 *
 * A rule for every path, as Payload's is, goes around scan paths. Next tries all rules with each
 * request, and one more costs as much as looking the code up. Where other rules ask for hints, and
 * where none is to be seen yet, theirs are replaced.
 *
 * @param paths - scan paths, before the code
 */
export function hintRules(hosts: Rules, paths: readonly string[]): Rules {
  const around = aroundPaths(paths)
  const rules = hosts.flatMap((rule) => (isForAll(rule) ? split(rule, around) : [rule]))
  const isDone =
    hosts.some(asksForHints) && !rules.some((rule) => rule.source !== around && asksForHints(rule))
  return isDone ? rules : [...rules, ...paths.map(emptyHints)]
}

const isHint = ({ key }: Rule['headers'][number]): boolean => HINTS.includes(key.toLowerCase())

const asksForHints = ({ headers }: Rule): boolean => headers.some(isHint)

/** For every path, whoever asks, and with nothing of the path in its values. */
function isForAll(rule: Rule): boolean {
  const { basePath, has, headers, locale, missing, source } = rule
  const isPlain = [basePath, has, locale, missing].every((one) => one === undefined)
  return source === EVERYWHERE && isPlain && !headers.some(({ value }) => value.includes(':'))
}

function split(rule: Rule, around: string): Rules {
  const hints = rule.headers.filter(isHint)
  if (hints.length === 0) return [rule]
  const others = rule.headers.filter((header) => !isHint(header))
  const rest = others.length > 0 ? [{ ...rule, headers: others }] : []
  return [...rest, { ...rule, headers: hints, source: around }]
}

/** Every path but these and what is below them. */
function aroundPaths(paths: readonly string[]): string {
  const written = paths.map((path) => path.slice(1).replaceAll('.', '\\.'))
  return `/:path((?!(?:${written.join('|')})(?:/|$)).*)?`
}

const emptyHints = (path: string): Rule => ({
  // A single comma is an empty list; a header that another rule sets can only be replaced.
  headers: [
    { key: 'Critical-CH', value: ',' },
    { key: 'Accept-CH', value: ',' },
  ],
  source: `${path}/:code*`,
})
