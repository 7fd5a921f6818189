export {
  createRedirector,
  type Redirector,
  type RedirectorLimits,
  type RedirectorOptions,
} from '../src/mounts/redirector/createRedirector.js'
