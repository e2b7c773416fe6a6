export { identity } from './identity.context.js';
