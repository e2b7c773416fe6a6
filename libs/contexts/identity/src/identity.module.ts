import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { AccountsController } from './http/accounts.controller.js';
import { ClientsController } from './http/clients.controller.js';
import { DataKeysController } from './http/data-keys.controller.js';
import { ExternalSignInController } from './http/external-sign-in.controller.js';
import { InteractionsController } from './http/interactions.controller.js';
import { MembersController } from './http/members.controller.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { TokenKeysController } from './http/token-keys.controller.js';
import { ExternalProvider } from './oidc/external-provider.js';
import { OidcProvider } from './oidc/oidc-provider.js';
import { ProviderConfiguration } from './oidc/provider-configuration.js';
import { TokenKeys } from './oidc/token-keys.js';
import { ChangeRoles } from './use-cases/change-roles.js';
import { EnsureOperator } from './use-cases/ensure-operator.js';
import { EraseAccount } from './use-cases/erase-account.js';
import { FetchDataKeys } from './use-cases/fetch-data-keys.js';
import { FindSubject } from './use-cases/find-subject.js';
import { InviteMember } from './use-cases/invite-member.js';
import { ListMembers } from './use-cases/list-members.js';
import { ManageClients } from './use-cases/manage-clients.js';
import { PersonalData } from './use-cases/personal-data.js';
import { RegisterOrganisation } from './use-cases/register-organisation.js';
import { RemoveMember } from './use-cases/remove-member.js';
import { SignInExternally } from './use-cases/sign-in-externally.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignUp } from './use-cases/sign-up.js';

@Module({
  imports: [contextRuntime('identity')],
  controllers: [
    AccountsController,
    ClientsController,
    DataKeysController,
    ExternalSignInController,
    InteractionsController,
    MembersController,
    OrganisationsController,
    TokenKeysController,
  ],
  providers: [
    ChangeRoles,
    EnsureOperator,
    EraseAccount,
    ExternalProvider,
    FetchDataKeys,
    FindSubject,
    InviteMember,
    ListMembers,
    ManageClients,
    OidcProvider,
    PersonalData,
    ProviderConfiguration,
    RegisterOrganisation,
    RemoveMember,
    SignIn,
    SignInExternally,
    SignUp,
    TokenKeys,
  ],
})
export class IdentityModule {}
