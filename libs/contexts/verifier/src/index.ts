export { verifier } from './verifier.context.js';
