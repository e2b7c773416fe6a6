export { issuer } from './issuer.context.js';
