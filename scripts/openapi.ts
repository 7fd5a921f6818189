import { writeFileSync } from 'node:fs'

import { ANSWER_SCHEMAS, answerSchemas } from './openapi/answerSchemas.js'

// The schemas of our endpoints' answers, as the OpenAPI document has them.
writeFileSync(ANSWER_SCHEMAS, await answerSchemas())
