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

const portIs = 'must be a number from 0 to 65535';

const isOrigin = (text: string) =>
  URL.canParse(text) && /^https?:/.test(text) && new URL(text).href === `${new URL(text).origin}/`;

/** An address is an origin: what follows it belongs to us. */
const origin = z
  .string()
  .refine(isOrigin, 'must be an address such as https://wellspring.example, without a path')
  .transform((text) => new URL(text).origin);

/** Every setting that processes share; each context adds a schema of its own. */
export const environmentSchema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, portIs)
      .transform(Number)
      .refine((port) => port <= 65_535, portIs)
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    WELLSPRING_PROFILE: z.enum(['demonstration', 'production']).default('demonstration'),
    WELLSPRING_DATA: z.string().min(1).default('.wellspring'),
    WELLSPRING_NOW: z.iso
      .datetime({ offset: true, message: 'must be a moment such as 2026-05-15T09:00:00Z' })
      .optional(),
    WELLSPRING_PUBLIC_URL: origin.optional(),
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
    WELLSPRING_PUBLIC_URL: env.WELLSPRING_PUBLIC_URL ?? `http://localhost:${env.PORT}`,
  }));

export type Environment = z.infer<typeof environmentSchema>;

/** The settings were wrong: the message says which and what they should be, several one a line. */
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
  const problems = result.error.issues.map(({ path, message, code }) => {
    const name = path.join('.');
    return `${name}: ${code === 'invalid_type' && given[name] === undefined ? 'must be set' : message}`;
  });
  if (problems.length === 1) throw new ConfigurationError(`${problems[0]}; set it right and start again.`);
  throw new ConfigurationError(`These settings are not usable:\n  ${problems.join('\n  ')}`);
}
