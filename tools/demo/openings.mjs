/** What employers ask for, and the feeds in which they hear of candidates. */
import { inParallel } from './client.mjs';
import { startReceiver } from './receiver.mjs';

/** Openings over the programmes' items, in turn for each employer. */
export async function postOpenings(employers, programmes, count) {
  return inParallel(Array.from({ length: count }), 4, async (_, index) => {
    const { name, items } = programmes[index % programmes.length];
    const employer = employers[index % employers.length];
    const offset = Math.floor(index / programmes.length) * 2;
    const posting = await employer('POST', '/matching/postings', {
      title: `${name} (opening ${index + 1})`,
      openings: 1 + (index % 3),
      location: 'Phoenix',
      timeZone: 'America/Phoenix',
      requirements: items.slice(offset, offset + 4).map(requirementOf),
    });
    return { id: posting.id, employer };
  });
}

function requirementOf(itemUri, place) {
  return {
    itemUri,
    kind: place < 3 ? 'required' : 'preferred',
    mandatory: place === 0,
    minLevel: place === 0 ? 2 : null,
    weight: 10 - place * 2,
  };
}

/** A subscription with a webhook on this machine for each employer. What stands in a feed already is not of this run. */
export async function subscribe(employers) {
  return Promise.all(
    employers.map(async (employer) => {
      const receiver = await startReceiver();
      const webhook = { url: receiver.url };
      const { id } = await employer('POST', '/matching/subscriptions', { webhook });
      const entries = await feedEntries(employer, id);
      return { employer, receiver, subscription: { id }, start: entries.at(-1)?.cursor ?? 0 };
    }),
  );
}

/** Ends what `subscribe` began, so that nobody goes on sending to a receiver that is gone. */
export async function unsubscribe(feeds) {
  try {
    for (const { employer, subscription } of feeds)
      await employer('DELETE', `/matching/subscriptions/${subscription.id}`);
  } finally {
    await Promise.all(feeds.map(({ receiver }) => receiver.close()));
  }
}

/** The entries of a feed after a cursor, by polling. */
export async function feedEntries(employer, id, after = 0) {
  const entries = [];
  for (let cursor = after; ;) {
    const page = await employer('GET', `/matching/subscriptions/${id}/events?cursor=${cursor}&limit=500`);
    entries.push(...page.items);
    if (!page.hasMore) return entries;
    cursor = page.cursor;
  }
}
