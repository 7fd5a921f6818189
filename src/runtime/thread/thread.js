// The file of the thread. No TypeScript, so that bundlers find it beside the sources as well as in the
// package: for the address of a worker they do not look for `.ts`.
import './runThread.js'
