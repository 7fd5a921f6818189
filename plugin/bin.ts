#!/usr/bin/env node
import { main } from '../src/mounts/commands/main.js'

await main(process.argv.slice(2))
