export { SymbolPanel } from '../src/components/SymbolPanel/index.js'
