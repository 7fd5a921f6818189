/** The rooms of `src/` and the exports above them: each may import those below it, types included. */
export const ROOMS = [
  'install',
  'components',
  'collections',
  'endpoints',
  'hooks',
  'mounts',
  'alerts',
  'runtime',
  'people',
  'analytics',
  'website',
  'access',
  'store',
  'recorder',
  'options',
  'integrations',
  'describe',
  'scan',
  'symbol',
  'translations',
  'vocabulary',
  'kit',
]

const inside = (rooms) => `^src/(${rooms.join('|')})/`

/** Files that only tests read may look anywhere. */
const OF_TESTS = '\\.(test|fixture)\\.tsx?$'

const HOSTS = 'node_modules/(payload|@payloadcms|next|react|react-dom)/'

const upwards = ROOMS.slice(1).map((room, above) => ({
  name: `${room}-imports-downwards`,
  severity: 'error',
  comment: `src/${room} may import what stands below it in ROOMS, never what stands above.`,
  from: { path: inside([room]), pathNot: OF_TESTS },
  to: { path: inside(ROOMS.slice(0, above + 1)) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...upwards,
    {
      name: 'plugin-is-the-top',
      severity: 'error',
      comment: 'plugin/ is what the package exports, and nothing else.',
      from: { path: '^src/', pathNot: OF_TESTS },
      to: { path: '^plugin/' },
    },
    {
      name: 'every-file-has-a-room',
      severity: 'error',
      comment: 'A new folder of src/ gets its place in ROOMS and in docs/architecture.md.',
      from: {},
      to: { path: '^src/', pathNot: inside(ROOMS) },
    },
    {
      name: 'every-import-is-there',
      severity: 'error',
      comment: 'Styles included, which the compiler does not look for.',
      from: { path: '^(src|plugin)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one, or a third hides in them.',
      from: { path: '^(src|plugin)/', pathNot: OF_TESTS },
      to: { circular: true },
    },
    {
      name: 'pure-rooms',
      severity: 'error',
      comment: 'What answers and describes a scan or draws a symbol runs anywhere.',
      from: {
        path: inside([
          'integrations/edge',
          'integrations/maps',
          'scan',
          'describe',
          'symbol',
          'kit',
        ]),
        pathNot: OF_TESTS,
      },
      to: { path: HOSTS },
    },
    {
      name: 'ports-name-types-only',
      severity: 'error',
      comment: 'A port may say `Where` or `PayloadRequest`; it runs nothing of them.',
      from: { path: inside(['vocabulary']), pathNot: OF_TESTS },
      to: { path: HOSTS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-react-in-the-config',
      severity: 'error',
      comment:
        'The config is read by migrations, jobs and type generation, where no React belongs.',
      from: { path: '^plugin/index\\.ts$' },
      to: { path: ['node_modules/(react|react-dom)/', '^src/components/'], reachable: true },
    },
    {
      name: 'edge-without-a-host',
      severity: 'error',
      comment: 'At the edge there is no Node, no Payload, no Next and no React.',
      from: { path: '^plugin/edge\\.ts$' },
      to: { path: [HOSTS, '^src/(runtime|store|components)/'], reachable: true },
    },
    {
      name: 'sql-in-the-store',
      severity: 'error',
      comment: 'SQL stands in src/store only.',
      from: { path: '^src/', pathNot: ['^src/store/', OF_TESTS] },
      to: { path: 'node_modules/(pg|drizzle-orm|@payloadcms/db-postgres)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
}
