export {
  createRedirector,
  type Redirector,
  type RedirectorLimits,
  type RedirectorOptions,
} from '../src/redirector/createRedirector.js'
