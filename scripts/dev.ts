import { runDemo } from './demo/runDemo.js'

/** `npm run dev`: the demo on the sources, which shows a change without a build. */
await runDemo({ command: 'npm run dev', live: true })
