import { IncomingMessage } from 'node:http'

type Dumping = { _dump?: () => void }

const { _dump: dump } = IncomingMessage.prototype as Dumping

/**
 * A request of the redirector's. Node reads what is left of a request's body once it is answered,
 * so that the next one can arrive; also where there is none, as of every scan, which costs two turns
 * of its queue. Here only what is there is read.
 *
 * From Node 24.12 on `optimizeEmptyRequests` does the same. `_dump` is Node's own name: a Node without
 * it does what it does anyway.
 */
export class ScanMessage extends IncomingMessage {
  _dump(): void {
    if (!this.complete || this.readableLength > 0) dump?.call(this)
  }
}
