const MARKS = [
  'AWS_LAMBDA_FUNCTION_NAME',
  'FUNCTIONS_WORKER_RUNTIME', // Azure
  'K_SERVICE', // Cloud Run, Cloud Functions
  'NETLIFY',
  'VERCEL',
]

/**
 * Does the platform stop this process once it has answered, and perhaps never let it go on? Then
 * scans must be written before: there is no next interval.
 */
export function isFrozenAfterAnswer(
  env: Record<string, string | undefined> = process.env,
): boolean {
  return MARKS.some((mark) => Boolean(env[mark]))
}
