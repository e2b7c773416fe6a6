export { matching } from './matching.context.js';
