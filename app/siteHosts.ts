/** Hosts under which the demo's own site is reached: those of QR_SITE_URL and of this machine. */
export const siteHosts = (env: NodeJS.ProcessEnv = process.env): string[] => {
  const here = `localhost:${env.PORT || 3000}`
  return [...new Set([env.QR_SITE_URL ? new URL(env.QR_SITE_URL).host : here, here])]
}
