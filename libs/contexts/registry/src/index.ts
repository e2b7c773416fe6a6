export { registry } from './registry.context.js';
