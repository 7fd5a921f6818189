import { runDemo } from './demo/runDemo.js'

/** `npm run demo`: package and app as a host would build and serve them. */
await runDemo({ command: 'npm run demo', live: false })
