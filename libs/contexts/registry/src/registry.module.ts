import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { AuthorController } from './http/author.controller.js';
import { BrowseController } from './http/browse.controller.js';
import { CaseController } from './http/case.controller.js';
import { CaseDefinitionsController } from './http/case-definitions.controller.js';
import { CasePackagesController } from './http/case-packages.controller.js';
import { ImportController } from './http/import.controller.js';
import { InternalController } from './http/internal.controller.js';
import { BrowseFrameworks } from './use-cases/browse-frameworks.js';
import { CreateFramework } from './use-cases/create-framework.js';
import { ExtendFramework } from './use-cases/extend-framework.js';
import { FindItems } from './use-cases/find-items.js';
import { ImportFramework } from './use-cases/import-framework.js';
import { ImportFromAddress } from './use-cases/import-from-address.js';
import { ListCaseDocuments } from './use-cases/list-case-documents.js';
import { ReadCasePart } from './use-cases/read-case-part.js';
import { ReadGraph } from './use-cases/read-graph.js';
import { ServePackage } from './use-cases/serve-package.js';

@Module({
  imports: [contextRuntime('registry')],
  controllers: [
    ImportController,
    AuthorController,
    BrowseController,
    CaseController,
    CaseDefinitionsController,
    // Last: it answers what no other CASE route does.
    CasePackagesController,
    InternalController,
    OnOrganisationRegistered,
  ],
  providers: [
    BrowseFrameworks,
    CreateFramework,
    ExtendFramework,
    FindItems,
    ImportFramework,
    ImportFromAddress,
    ListCaseDocuments,
    ReadCasePart,
    ReadGraph,
    ServePackage,
  ],
})
export class RegistryModule {}
