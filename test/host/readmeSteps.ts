import { readFileSync } from 'node:fs'

export type Block = { language: string; text: string }

/** What the README tells a newcomer, as it stands there. */
export type ReadmeSteps = {
  /** Commands before a deployment. */
  deploy: string[]
  /** Text of each numbered step, in order. */
  steps: { blocks: Block[]; text: string }[]
}

export const codeBlocks = (markdown: string): Block[] =>
  [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    language: language!,
    text: text!,
  }))

/** The section "Install" of the README, step by step. */
export const readmeSteps = (file: string): ReadmeSteps => {
  const readme = readFileSync(file, 'utf8')
  const install = readme.split(/^## /m).find((section) => section.startsWith('Install\n'))
  if (!install) throw new Error('README.md has no section "Install"')
  const [path, rest] = install.split(/^Before you deploy/m)
  const steps = (path ?? '').split(/^\*\*\d+\. /m).slice(1)
  return {
    deploy: codeBlocks(rest ?? '')[0]!
      .text.trim()
      .split('\n'),
    steps: steps.map((text) => ({ blocks: codeBlocks(text), text })),
  }
}
