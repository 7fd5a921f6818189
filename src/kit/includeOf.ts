import path from 'node:path'

/** A file or folder as Next wants it in `outputFileTracingIncludes`: relative to the project, with forward slashes. */
export function includeOf(projectDir: string, found: string): string {
  const relative = path.relative(projectDir, found).split(path.sep).join('/')
  return relative.startsWith('..') ? relative : `./${relative}`
}
