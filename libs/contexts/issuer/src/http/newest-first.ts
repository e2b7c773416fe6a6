import { pageQuery, uuid } from '@wellspring/contracts';

/** Lists here continue after the identifier of their last row. */
export const newestFirst = pageQuery.extend({ cursor: uuid.optional() });
