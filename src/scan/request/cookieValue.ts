/** The value of a cookie as it is sent; `undefined` where there is none of this name. */
export function cookieValue(header: null | string, name: string): string | undefined {
  if (!header?.includes(name)) return undefined
  const start = `${name}=`
  const pair = header.split(/; */).find((one) => one.startsWith(start))
  return pair?.slice(start.length) || undefined
}
