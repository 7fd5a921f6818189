import type { BasePayload } from 'payload'
import type { Client, Pool, PoolConfig } from 'pg'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Store } from '../../vocabulary/store.js'

import { errorCode } from '../../kit/errorCode.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { followAlerts } from './alerts/createAlertStore.js'
import { checkIn } from './codes/checkIns.js'
import { addCounts, removeCounts, tieCounts } from './codes/counts.js'
import { createDownloads } from './codes/downloads.js'
import { createFindMarked } from './codes/findMarked.js'
import { createHistory } from './codes/history.js'
import { followNames } from './codes/names.js'
import { createClaimPlace, createSentOn, createUsedUpCodes } from './codes/places.js'
import { createReadCodes } from './codes/readCodes.js'
import { createReservations } from './codes/reservations.js'
import { createShares, rearmVisitors } from './codes/shares.js'
import { inTransaction } from './inTransaction.js'
import { CHANNEL, createListen } from './listen.js'
import { followMisses } from './misses/createMissStore.js'
import { openPool, surviveLoss } from './openPool.js'
import { createPresence, followEach, followSchema } from './presence.js'
import { followReports } from './reports/createReportStore.js'
import { createWriting } from './scans/createWriting.js'
import { createErasure } from './scans/erasure/createErasure.js'
import { createNoteRepeats } from './scans/noteRepeats.js'
import { analyticsSide } from './scans/outbox/analyticsSide.js'
import { followSinks } from './scans/outbox/createSinkStore.js'
import { createVisitorStore } from './scans/visitorKeys.js'
import { literal, readSchema, type Schema } from './schema.js'
import { createStats } from './statistics/answers/createStats.js'
import { createFlatView } from './statistics/flatView.js'
import { followOutbox } from './webhooks/createOutbox.js'

type PostgresSide = {
  pg: { Client: new (config: object) => Client; Pool: new (config: PoolConfig) => Pool }
  pool: Pool
  poolOptions: PoolConfig
  readReplicaOptions?: string[]
}

/** The store on PostgreSQL. */
export function createPostgresStore(payload: BasePayload, options: QROptions): Store {
  const postgres = payload.db as unknown as PostgresSide
  const { pg, pool: hostPool, poolOptions } = postgres
  const schema = readSchema(payload, options)
  const log = (message: string): void => payload.logger.warn(`payload-plugin-qr: ${message}`)
  const writing = createWriting(postgres, schema, (error) =>
    log(`numbers were not folded, the next try follows: ${errorCode(error)}`),
  )
  const { pool, rollups } = writing
  const presence = createPresence(pool, schema, log)
  const follow = followSchema(presence)
  const reservations = latest((present) => createReservations(pool, present))
  const shares = latest((present) => createShares(pool, present))
  const visitors = latest((present) => createVisitorStore(pool, present))
  const statistics = {
    ...replicaOf(postgres),
    application_name: 'payload-plugin-qr statistics',
    connectionTimeoutMillis: 5_000,
  }
  // An overview asks five questions side by side, and two people may look at once.
  const readers = openPool(postgres, { ...statistics, max: 10 })
  const cancels = openPool(postgres, { ...statistics, max: 1 })
  surviveLoss(hostPool)

  return {
    addCounts: (req) => addCounts(schema, req),
    alerts: followAlerts(follow, writing.folders),
    analytics: followEach(
      follow,
      ['isWhole', 'knownCodes', 'noteWhole', 'retainedBefore'],
      (present) => analyticsSide(pool, present),
    ),
    checkIn: (code, asked, req) => checkIn(schema, code, asked, req),
    claimPlace: follow((present) => createClaimPlace(pool, present)),
    claimShare: follow((present) => shares(present).claimShare),
    hasShare: follow((present) => shares(present).hasShare),
    releaseShare: follow((present) => shares(present).releaseShare),
    close: async () => {
      presence.stop()
      const ended = rollups
        .stop()
        .then(() => Promise.all([...writing.pools, readers, cancels].map((one) => one.end())))
      // Queries that a database in trouble never answers are not waited for.
      await withTimeout(ended, 1_000, 'Ending the connections').catch(() => undefined)
    },
    ...createDownloads(pool, schema),
    ...createHistory(schema),
    destroyVisitorKeys: follow((present) => visitors(present).destroyVisitorKeys),
    erasure: {
      eraseScans: follow((present) => createErasure(writing.folders, present).eraseScans),
      findScans: follow((present) => createErasure(writing.folders, present).findScans),
      findTurns: follow((present) => createErasure(writing.folders, present).findTurns),
    },
    findMarked: follow((present) => createFindMarked(pool, present)),
    flatView: createFlatView(pool, schema),
    judgements: {
      judge: follow(writing.judge),
      lease: follow(writing.lease),
      page: follow(writing.page),
    },
    hasScanned: follow((present) => visitors(present).hasScanned),
    knownVisitors: follow((present) => visitors(present).knownVisitors),
    listen: createListen({
      connect: () =>
        new pg.Client({
          ...poolOptions,
          application_name: 'payload-plugin-qr listen',
          connectionTimeoutMillis: 3_000,
          keepAlive: true,
          query_timeout: 5_000,
        }),
      tell: (channel) => pool.query("SELECT pg_notify($1, '')", [channel]),
    }),
    lock: async (names, req) => {
      // in one order, so that no two wait for each other
      for (const name of [...new Set(names)].sort()) {
        await inTransaction(
          req,
          `SELECT pg_advisory_xact_lock(hashtextextended(${literal(`qr:${name}`)}, 0))`,
        )
      }
    },
    misses: followMisses(follow, writing.folders),
    noteRepeats: follow((present) => createNoteRepeats(pool, present)),
    ...followNames(presence),
    notify: async (change, req) => {
      await inTransaction(
        req,
        `SELECT pg_notify(${literal(CHANNEL)}, ${literal(JSON.stringify(change))})`,
      )
    },
    outbox: followOutbox(follow, writing.folders),
    presence,
    sinks: followSinks(follow, writing.folders),
    readCodes: follow((present) =>
      createReadCodes(pool, present, Object.keys(options.destinations)),
    ),
    reports: followReports(follow, writing.folders),
    releaseCode: async (code, req) => {
      await presence.started()
      await reservations(presence.schema()).releaseCode(code, req)
    },
    rearmVisitors: async (id, req) => {
      await presence.started()
      await rearmVisitors(presence.schema(), id, req)
    },
    removeCounts: async (id, req) => {
      await presence.started()
      await removeCounts(presence.schema(), id, req)
    },
    reservedFor: follow((present) => reservations(present).reservedFor),
    reserveCode: follow((present) => reservations(present).reserveCode),
    sentOn: follow((present) => createSentOn(pool, present)),
    tieCounts: (counts, code, req) => tieCounts(schema, counts, code, req),
    usedUpCodes: follow((present) => createUsedUpCodes(pool, present)),
    stats: createStats({ cancels, readers }, presence.schema, rollups),
    visitorKey: follow((present) => visitors(present).visitorKey),
    writeScans: follow(writing.writeScans),
  }
}

/** One of the read replicas the host has, so that heavy reading stays off the database that writes. */
function replicaOf({ readReplicaOptions: replicas }: PostgresSide): PoolConfig {
  const chosen = replicas?.[Math.floor(Math.random() * replicas.length)]
  return chosen ? { connectionString: chosen } : {}
}

/** What is made of a schema, for several who need it: once, until there is another. */
function latest<Made>(make: (schema: Schema) => Made): (schema: Schema) => Made {
  let made: undefined | { it: Made; of: Schema }
  return (of) => (made?.of === of ? made : (made = { it: make(of), of })).it
}
