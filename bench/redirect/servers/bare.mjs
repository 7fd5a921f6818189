import { createServer } from 'node:http'

/** The least a redirect takes in Node. */
const server = createServer((_, response) => {
  response.writeHead(302, { Location: 'https://example.com/' })
  response.end()
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit())
