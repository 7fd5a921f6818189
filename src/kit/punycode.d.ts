/** By its file: the bare name is a deprecated module of Node's own. */
declare module 'punycode/punycode.js' {
  const punycode: { toUnicode: (host: string) => string }
  export default punycode
}
