export { wallet } from './wallet.context.js';
