import { TicketingConfigurationError } from '../TicketingError.js'

/** The secrets that are set. None is the host's mistake and must never let a message in. */
export const requireSecrets = (provider: string, secrets: readonly string[]): string[] => {
  const set = secrets.filter((secret) => typeof secret === 'string' && secret.trim() !== '')
  if (set.length === 0) {
    throw new TicketingConfigurationError(
      `payload-plugin-qr: webhooks of ${provider} need a secret; set it before they are turned on`,
    )
  }
  return set
}
