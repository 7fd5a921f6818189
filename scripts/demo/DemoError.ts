/** A reason to stop that the reader can do something about: shown as one line, without a stack. */
export class DemoError extends Error {}
