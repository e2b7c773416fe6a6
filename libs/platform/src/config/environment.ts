import { z } from 'zod';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

/** Every setting that processes share; each context adds a schema of its own. */
export const environmentSchema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    WELLSPRING_PROFILE: z.enum(['demonstration', 'production']).default('demonstration'),
    WELLSPRING_DATA: z.string().min(1).default('.wellspring'),
    WELLSPRING_NOW: z.iso.datetime({ offset: true }).optional(),
    WELLSPRING_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    WELLSPRING_ALLOW_HOSTS: list,
    WELLSPRING_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    WELLSPRING_KAFKA_BROKERS: list,
    WELLSPRING_KAFKA_PREFIX: z.string().default('wellspring.'),
    WELLSPRING_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    WELLSPRING_SECRET: z
      .string()
      .min(32, 'needs at least 32 characters; `openssl rand -base64 48` makes one')
      .optional(),
    WELLSPRING_SERVICE_URLS: z
      .string()
      .default('')
      .transform((text) =>
        Object.fromEntries(
          text
            .split(',')
            .filter(Boolean)
            .map((pair) => pair.trim().split(/=(.*)/s, 2)),
        ),
      ),
    WELLSPRING_RATE_LIMIT: z.coerce.number().int().min(0).default(6000),
    LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  })
  .transform((env) => ({
    ...env,
    WELLSPRING_PUBLIC_URL: (env.WELLSPRING_PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
  }));

export type Environment = z.infer<typeof environmentSchema>;

/** The settings were wrong; the message lists every problem, one a line. */
export class ConfigurationError extends Error {}

/**
 * Reads and validates settings, once per process.
 *
 * @throws ConfigurationError naming every setting that is wrong and what it should be
 */
export function readEnvironment<TSchema extends z.ZodType>(
  schema: TSchema,
  source: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<TSchema> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`These settings are not usable:\n${lines.join('\n')}`);
}
