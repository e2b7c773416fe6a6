import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { scopes } from '@wellspring/contracts';
import { RootModule } from './runtime/root.module.js';
import type { ContextDefinition } from './runtime/context-definition.js';
import { Runtime } from './runtime/runtime.js';

/** The OpenAPI document of contexts, made from their routes and schemas without starting anything. */
export async function describeService(definitions: readonly ContextDefinition[]): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(
    RootModule.of(Runtime.inert(definitions)),
    new FastifyAdapter(),
    { logger: false, abortOnError: false },
  );
  const flow = { scopes, tokenUrl: '/oidc/token' };
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Wellspring')
    .setDescription('Frameworks, credentials, wallets, verification, matching and adoption, in one system.')
    .setVersion('0.1.0')
    .addOAuth2(
      {
        type: 'oauth2',
        flows: {
          clientCredentials: flow,
          authorizationCode: { ...flow, authorizationUrl: '/oidc/auth', refreshUrl: '/oidc/token' },
        },
      },
      'oauth2',
    )
    .build();
  return SwaggerModule.createDocument(app, config);
}
