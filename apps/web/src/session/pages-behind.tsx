import type { Scope } from '@wellspring/contracts';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { Route } from 'react-router';
import { RequireSession } from './require-session.js';

/** A page of a console: where it is, the right that it needs, how it is loaded. */
export type ConsolePage = readonly [path: string, scope: Scope, Page: LazyExoticComponent<ComponentType>];

/** Loads a page when somebody goes there: nobody waits for the consoles of others. */
export function pageFrom<TName extends string>(
  name: TName,
  load: () => Promise<Readonly<Record<TName, ComponentType>>>,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** The routes of a console, each for those who hold its scope. */
export function pagesBehind(pages: readonly ConsolePage[]) {
  return pages.map(([path, scope, Page]) => (
    <Route
      key={path}
      path={path}
      element={
        <RequireSession scope={scope}>
          <Page />
        </RequireSession>
      }
    />
  ));
}
