import type { Admin } from 'kafkajs';
import { partitionsPerTopic, topicRetentionMs } from '@wellspring/contracts';

/** Makes the topics that do not exist yet, and waits until the broker hosts them. */
export async function ensureTopics(admin: Admin, topics: readonly string[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !existing.has(topic));
  if (missing.length === 0) return;
  const created = missing.map((topic) => ({
    topic,
    numPartitions: partitionsPerTopic,
    configEntries: [{ name: 'retention.ms', value: String(topicRetentionMs) }],
  }));
  // Seven processes may start at once: a topic that another has just made is no error.
  await admin.createTopics({ topics: created, waitForLeaders: false }).catch(() => undefined);
  await untilHosted(admin, missing);
}

/** A broker answers for a new topic only after a while; until then it says that it does not host it. */
async function untilHosted(admin: Admin, topics: readonly string[]): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await admin.fetchTopicMetadata({ topics: [...topics] });
      return;
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
