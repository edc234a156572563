import { describe, expect, it } from 'vitest';
import { findFileLayer, isOutsideLayers, isVocabularyFile, type LayerSettings } from '../../src/layers/find-layer.ts';
import type { Layer } from '../../src/layers/layer.ts';

const NO_SETTINGS: LayerSettings = { layer: undefined, layers: [], ignore: [] };

/** Path and why; every line comes from a repository of the corpus or is shaped as in one. */
const PATHS: Readonly<Record<Layer, readonly (readonly [path: string, because: string])[]>> = {
  router: [
    ['src/controllers/user.controller.ts', '`*.controller.ts`'],
    ['src/user/user.controller.ts', '`*.controller.ts`'],
    ['src/modules/jobs/jobs.controller.ts', '`*.controller.ts`'],
    ['src/api/controllers/UserController.ts', '`*Controller.ts`'],
    ['src/controller/authentication-controller.ts', '`*-controller.ts`'],
    ['app/controllers/movies_controller.ts', '`*_controller.ts`'],
    ['src/controllers/index.js', 'in `controllers/`'],
    ['src/controller/user.ts', 'in `controller/`'],
    ['src/controllers/users/archive-user.ts', 'in `controllers/`'],
    ['apps/backend/src/modules/user/user.http-controller.ts', '`*-controller.ts`'],
    ['src/modules/users/useCases/createUser/CreateUserController.ts', '`*Controller.ts`'],
    ['src/routes/users.route.ts', '`*.route.ts`'],
    ['src/utils/health.routes.ts', '`*.routes.ts`'],
    ['src/controllers/mail.controller.tsx', '`*.controller.tsx`'],
    ['src/api/health.handler.ts', '`*.handler.ts`'],
    ['src/routes/events/list.handler.ts', 'in `routes/`'],
    ['src/routes/v1/auth.route.js', '`*.route.js`'],
    ['src/api/user/user.routes.ts', '`*.routes.ts`'],
    ['src/modules/users/users.router.v1.ts', '`*.router.v1.ts`'],
    ['packages/api/src/router/medias/media-router.ts', '`*-router.ts`'],
    ['apps/backend/feature/task/taskRoute.ts', '`*Route.ts`'],
    ['src/api/routes/auth.ts', 'in `routes/`'],
    ['src/routes/users/get.ts', 'in `routes/`'],
    ['src/routes/services.ts', 'in `routes/`'],
    ['src/routes/repository.ts', 'in `routes/`'],
    ['src/routes/widgets/index.ts', 'in `routes/`'],
    ['packages/core/src/routes/hook.ts', 'in `routes/`'],
    ['packages/core/src/routes/experience/anonymous-routes/index.ts', 'in `anonymous-routes/`'],
    ['src/routes/admin/clients/clients.handlers.ts', 'in `routes/`'],
    ['src/modules/article/routes.ts', '`routes.ts`'],
    ['start/routes.ts', '`routes.ts`'],
    ['apps/backend/src/oauth/router.ts', '`router.ts`'],
    ['app/api/x/route.ts', '`route.ts`'],
    ['apps/web/app/(ee)/api/cron/payouts/route.ts', '`route.ts`'],
    ['apps/og-image/app/api/user/route.tsx', '`route.tsx`'],
    ['packages/medusa/src/api/admin/stores/route.ts', '`route.ts`'],
    ['pages/api/x.ts', 'in `api/`'],
    ['src/pages/api/og.tsx', 'in `api/`'],
    ['apps/dokploy/pages/api/providers/github/webhook.ts', 'in `api/`'],
    ['pages/api/services/list-service.ts', 'in `api/`'],
    ['server/api/routers/x.ts', 'in `routers/`'],
    ['apps/web/src/server/api/routers/notification.ts', 'in `routers/`'],
    ['apps/api/src/trpc/routers/invoice.ts', 'in `routers/`'],
    ['server/routerTrpc/comment.ts', 'in `routerTrpc/`'],
    ['packages/app/pages/api/[...all].ts', 'in `api/`'],
    ['server/api/users/[id].get.ts', '`*.get.ts`'],
    ['server/routes/health.ts', 'in `routes/`'],
    ['apps/backend/src/api/handlers/getComment.ts', 'in `handlers/`'],
    ['src/http/handlers/createOrder.ts', 'in `handlers/`'],
    ['src/users/users.resolver.ts', '`*.resolver.ts`'],
    ['src/api/resolvers/UserResolver.ts', '`*Resolver.ts`'],
    ['src/graphql/resolvers/user.ts', 'in `resolvers/`'],
    ['src/modules/user/commands/create-user/create-user.graphql-resolver.ts', '`*.graphql-resolver.ts`'],
    ['src/endpoints/list-users.ts', 'in `endpoints/`'],
    ['services/billing/src/endpoints/list-invoices.ts', 'in `endpoints/`'],
    ['src/users/user.endpoints.ts', '`*.endpoints.ts`'],
    ['src/user.procedures.ts', '`*.procedures.ts`'],
    ['src/routes/checkout/+server.ts', 'in `routes/`'],
    ['app/api/routes/users.py', 'in `routes/`'],
    ['polls/views.py', '`views.py`'],
    ['app/users/users_router.py', '`*_router.py`'],
  ],
  service: [
    ['src/app/routes/auth/auth.service.ts', '`*.service.ts`'],
    ['src/user/user.service.ts', '`*.service.ts`'],
    ['src/mail/mail.service.tsx', '`*.service.tsx`'],
    ['src/modules/video/video.manager.ts', '`*.manager.ts`'],
    ['packages/server/src/services/patch-repo.ts', 'in `services/`'],
    ['src/services/user.services.ts', '`*.services.ts`'],
    ['src/api/services/PetService.ts', '`*Service.ts`'],
    ['src/service/user-service.ts', '`*-service.ts`'],
    ['app/services/movie_service.ts', '`*_service.ts`'],
    ['src/services/auth.ts', 'in `services/`'],
    ['src/service/sync/user/user-sync-manager.ts', 'in `service/`'],
    ['packages/services/src/page/delete.ts', 'in `services/`'],
    ['src/services/personalAccessToken.server.ts', 'in `services/`'],
    ['apps/backend/src/database/services/team-member.ts', 'in `services/`'],
    ['src/modules/posts/service.ts', '`service.ts`'],
    ['apps/backend/feature/admin/adminUserUsecase.ts', '`*Usecase.ts`'],
    ['src/modules/users/useCases/login/LoginUseCase.ts', '`*UseCase.ts`'],
    ['src/application/use-cases/pay.ts', 'in `use-cases/`'],
    ['src/users/create-user.use-case.ts', '`*.use-case.ts`'],
    ['src/users/register.usecase.ts', '`*.usecase.ts`'],
    ['src/modules/post/commands/create-post.handler.ts', '`*.handler.ts`'],
    ['src/modules/user/create-user.command-handler.ts', '`*.command-handler.ts`'],
    ['src/services/service/createService.ts', 'in `service/`'],
    ['src/managers/subscription.ts', 'in `managers/`'],
    ['src/jobs/services/mailer.ts', 'in `services/`'],
    ['src/services/stripe/handlers/refund.ts', 'in `services/`'],
    ['src/services/stripe/refund.handler.ts', 'in `services/`'],
    ['src/services/summary/endpoints.ts', 'in `services/`'],
    ['src/services/jobs/probe-endpoints.ts', 'in `services/`'],
    ['src/polar/customer/service.py', '`service.py`'],
  ],
  repository: [
    ['src/user/user.repository.ts', '`*.repository.ts`'],
    ['src/api/repositories/UserRepository.ts', '`*Repository.ts`'],
    ['src/plugins/app/tasks/tasks-repository.ts', '`*-repository.ts`'],
    ['src/modules/users/repos/implementations/sequelizeUserRepo.ts', '`*Repo.ts`'],
    ['src/user/user.repo.ts', '`*.repo.ts`'],
    ['src/modules/forum/repos/index.ts', 'in `repos/`'],
    ['packages/modules/order/src/repositories/claim.ts', 'in `repositories/`'],
    ['packages/core/repository/RepoArticle/index.ts', 'in `repository/`'],
    ['packages/icons/src/repositories/github.icon-repository.ts', '`*-repository.ts`'],
    ['src/libs/db/sql-repository.base.ts', '`*-repository.base.ts`'],
    ['src/daos/UserDao.ts', '`*Dao.ts`'],
    ['libs/dal/src/user.dal.ts', '`*.dal.ts`'],
    ['src/dal/users.ts', 'in `dal/`'],
    ['src/data-access/users.ts', 'in `data-access/`'],
    ['src/users/infrastructure/persistence/relational/mappers/user.mapper.ts', 'in `persistence/`'],
    ['src/datastore/blocks.ts', 'in `datastore/`'],
    ['packages/db/src/queries/users.ts', 'in `queries/`'],
    ['packages/core/src/queries/user.ts', 'in `queries/`'],
    ['src/models/User/user.queries.ts', '`*.queries.ts`'],
    ['src/modules/users/users.queries.ts', '`*.queries.ts`'],
    ['src/lib/db/feature-toggle-store.ts', '`*-store.ts`'],
    ['src/server/stores/session.ts', 'in `stores/`'],
    ['src/db/patient-record.store.ts', '`*.store.ts`'],
    ['app/crud/users.py', 'in `crud/`'],
    ['app/users/user_repository.py', '`*_repository.py`'],
  ],
  schema: [
    ['dto/create-user.dto.ts', '`*.dto.ts`'],
    ['src/modules/users/useCases/createUser/CreateUserDTO.ts', '`*DTO.ts`'],
    ['src/user/dto/index.ts', 'in `dto/`'],
    ['src/dtos/users.ts', 'in `dtos/`'],
    ['src/user/dto/user-entity.ts', 'in `dto/`'],
    ['src/schemas/tasks.ts', 'in `schemas/`'],
    ['src/db/validations/user-schema.ts', 'in `validations/`'],
    ['src/schema/blog.schema.ts', '`*.schema.ts`'],
    ['apps/web/lib/zod/schemas/clicks.ts', 'in `schemas/`'],
    ['apps/backend/src/api/schema/primitives/deployment.ts', 'in `schema/`'],
    ['src/modules/auth/auth.schemas.ts', '`*.schemas.ts`'],
    ['packages/domain/goal/goalSchema.ts', '`*Schema.ts`'],
    ['packages/db/validationSchemas.ts', '`validationSchemas.ts`'],
    ['packages/server/src/db/validations/domain.ts', 'in `validations/`'],
    ['src/validations/user.validation.js', '`*.validation.js`'],
    ['app/validators/movie.ts', 'in `validators/`'],
    ['packages/medusa/src/api/admin/stores/validators.ts', '`validators.ts`'],
    ['src/modules/users/schema.ts', '`schema.ts`'],
    ['src/lib/webhook/schemas.ts', '`schemas.ts`'],
    ['src/controller/request/dinero-request.ts', 'in `request/`'],
    ['src/users/dto/update-user.input.ts', '`*.input.ts`'],
    ['src/posts/args/post-id.args.ts', '`*.args.ts`'],
    ['src/modules/device/dtos/response/device.ownership.response.ts', '`*.response.ts`'],
    ['app/users/schemas.py', '`schemas.py`'],
  ],
  dependency: [
    ['src/exceptions/http-exception.filter.ts', '`*-exception.filter.ts`'],
    ['src/filters/bad-request.filter.ts', '`*.filter.ts`'],
    ['src/users/users.module.ts', '`*.module.ts`'],
    ['src/middlewares/auth.ts', 'in `middlewares/`'],
    ['packages/backend/src/utils/middleware.ts', '`middleware.ts`'],
    ['packages/core/src/middleware/koa-oidc-unrecognized-route.ts', 'in `middleware/`'],
    ['src/middleware/policy-middleware.ts', '`*-middleware.ts`'],
    ['src/api/middlewares/ErrorHandlerMiddleware.ts', '`*Middleware.ts`'],
    ['app/middleware/auth_middleware.ts', '`*_middleware.ts`'],
    ['src/globalMiddlewares/throttle-limit.ts', 'in `globalMiddlewares/`'],
    ['src/middlewares/on-error.ts', 'in `middlewares/`'],
    ['middleware.ts', '`middleware.ts`'],
    ['packages/medusa/src/api/admin/stores/middlewares.ts', '`middlewares.ts`'],
    ['src/guards/roles.guard.ts', '`*.guard.ts`'],
    ['src/guards/scope.ts', 'in `guards/`'],
    ['src/interceptors/language-interceptor.service.ts', '`*-interceptor.service.ts`'],
    ['src/shared/timeout.interceptor.ts', '`*.interceptor.ts`'],
    ['src/shared/pipes/validation.pipe.ts', '`*.pipe.ts`'],
    ['src/modules/auth/jwt.strategy.ts', '`*.strategy.ts`'],
    ['src/plugins/redis.ts', 'in `plugins/`'],
    ['src/libs/auth/auth.plugin.ts', '`*.plugin.ts`'],
    ['src/loaders/express.ts', 'in `loaders/`'],
    ['providers/app_provider.ts', 'in `providers/`'],
    ['src/di/index.ts', 'in `di/`'],
    ['src/dependencies/session.ts', 'in `dependencies/`'],
    ['src/Bootstrap/Container.ts', '`Container.ts`'],
    ['src/IocContainerSetup.ts', '`*ContainerSetup.ts`'],
    ['src/inversify.config.ts', '`inversify.config.ts`'],
    ['src/database/database.providers.ts', '`*.providers.ts`'],
    ['apps/web/src/server/api/trpc.ts', '`trpc.ts`'],
    ['apps/backend/src/graphql/context.ts', '`context.ts`'],
    ['src/error-handler.ts', '`error-handler.ts`'],
    ['packages/core/src/middleware/koa-error-handler.ts', '`*-error-handler.ts`'],
    ['app/api/deps.py', '`deps.py`'],
  ],
  entity: [
    ['entities/user.entity.ts', '`*.entity.ts`'],
    ['src/modules/user/user.entity.ts', '`*.entity.ts`'],
    ['src/entity/user.ts', 'in `entity/`'],
    ['src/domain/UserEntity.ts', '`*Entity.ts`'],
    ['src/models/cat.schema.ts', '`*.schema.ts`'],
    ['src/entities/ServiceItem.ts', 'in `entities/`'],
    ['src/entity/container/container.ts', 'in `entity/`'],
    ['src/users/infrastructure/persistence/document/entities/user.schema.ts', '`*.schema.ts`'],
    ['packages/server/src/db/schema/rollbacks.ts', 'in `schema/`'],
    ['src/db/schema.ts', '`schema.ts`'],
    ['src/database/models/GithubRepository.ts', 'in `models/`'],
    ['src/database/models/api-endpoint.ts', 'in `models/`'],
    ['src/models/users.model.ts', '`*.model.ts`'],
    ['src/app/models/feature_flag.server.model.ts', '`*.model.ts`'],
    ['src/models/BaseModel.ts', '`*Model.ts`'],
    ['src/db/tables/users.ts', 'in `tables/`'],
    ['app/models.py', '`models.py`'],
  ],
};

/** Files whose authors would disagree with every layer. */
const NO_LAYER = [
  // Outbound clients, not routes.
  'server/api/rating.ts',
  'src/api/github.ts',
  'apps/api/src/index.ts',
  // The user interface.
  'app/users/page.tsx',
  'pages/index.tsx',
  'pages/services.tsx',
  'src/components/UserForm.tsx',
  'src/routes/users/components/table.ts',
  'src/hooks/useUsers.ts',
  'src/services/useUserService.ts',
  'src/app/routes/posts.tsx',
  'src/routes/blog/+page.ts',
  'src/providers/ThemeProvider.tsx',
  'src/components/hocs/with-user.provider.ts',
  'apps/dashboard/src/routes/store/loader.ts',
  'apps/mobile/src/stores/session.ts',
  'src/stores/cart.ts',
  'src/queries/useOrders.ts',
  'src/api/queries/orders.ts',
  // Ambiguous words.
  'src/models/user.ts',
  'src/services/sms/sms_count.server.model.ts',
  'src/app/routes/auth/registered-user.model.ts',
  'src/core/order.ts',
  'src/domain/order.ts',
  'src/features/orders/total.ts',
  'src/lib/prisma.ts',
  'src/actions/create-order.ts',
  'src/commands/create-user.ts',
  'src/handlers/order-paid.ts',
  'src/notification/handlers/commentTarget.ts',
  'src/events/user-created.handler.ts',
  'src/modules/user/queries/find-users/find-users.query-handler.ts',
  'src/modules/post/queries/get-post.handler.ts',
  'src/modules/post/commands/create-post.command.ts',
  'apps/backend/query/goalQueryService.ts',
  'libraries/integrations/social/tiktok.provider.ts',
  'src/snake-naming.strategy.ts',
  'packages/auth/providers/credentials.ts',
  'src/utils/saml-assertion-handler.ts',
  'src/common/errors/http/handlers/fetch-http-error-handler.ts',
  'src/legal/termsOfService.ts',
  'src/utils/contactValidator.ts',
  'src/utils/field-validation/validators/ratingValidator.ts',
  'src/validators/unique.validator.ts',
  'src/config/schema.ts',
  'src/schema.ts',
  'src/graphql/schema/user.ts',
  'src/graphql/definitions/Repository.ts',
  'src/utils/docker/compose/service.ts',
  'packages/core/src/database/find-all-entities.ts',
  'src/errors/ApiErrorUnprocessableEntity.ts',
  'src/plugins/app/password-manager.ts',
  'modules/payments-plugin/plugins/stripe.ts',
  // The connection itself, which repositories use.
  'src/prisma/prisma.service.ts',
  'src/common/database/services/database.service.ts',
  'src/PrismaService.ts',
  'src/libs/sessions/unit-of-work.service.ts',
  // A feature that is called like a layer.
  'src/modules/services/services.contracts.ts',
  'src/modules/stores/opening-hours.ts',
  'packages/medusa/src/api/admin/stores/helpers.ts',
  'src/app/[repository]/settings.ts',
  'src/app/(services)/about.ts',
  // Words only.
  'src/services/user/types.ts',
  'src/services/user/user.errors.ts',
  'src/modules/users/useCases/createUser/CreateUserErrors.ts',
  'src/users/user.repository.port.ts',
  'src/users/user.service.interface.ts',
  'src/controllers/constants.ts',
  'packages/types/src/customer/service.ts',
  'src/types/services/address.ts',
  'src/types/entities.ts',
  // Parts of CQRS and events below the folder of a layer.
  'src/use-cases/users/get-user.query.ts',
  'src/use-cases/users/create-user.command.ts',
  'src/services/order.event-handler.ts',
  'src/services/events/paid.handler.ts',
  'src/services/queries/list.ts',
  'src/server/application/queries/get-order.ts',
  // The name stands where it means something else.
  'packages/console/src/utils/route.ts',
  'packages/core/src/utils/SchemaRouter.ts',
  'src/utils/deep-resolver.ts',
  'src/lib/http.get.ts',
  'src/cache/cache.manager.ts',
  'libs/products/data-access/src/lib/products.ts',
  'src/queries/orders.ts',
  'src/users/user.queries.ts',
  'src/auth/token-store.ts',
  'apps/backend/src/database/util/model.ts',
  'src/graphql/models/user.model.ts',
  'src/utils/make-base-entity.ts',
  'packages/modules/promotion/src/utils/validations/promotion-rule.ts',
  'src/common/request/timing.ts',
  'src/env/schemas.ts',
  'src/server/utils/validation.ts',
  'src/utils/date.validation.ts',
  'src/agents/agent.input.ts',
  'src/utils/guards/is-string.ts',
  'src/constants/middleware.ts',
  'packages/server/src/utils/traefik/middleware.ts',
  'apps/backend/feature/clientError/clientErrorHandler.ts',
  'src/models/plugins/paginate.plugin.js',
  'src/utils/container.ts',
  'src/build/context.ts',
  'src/utils/trpc.ts',
  'src/services/errors/base.ts',
  'src/controllers/interfaces/paging.ts',
  // Frontends that use the names of a backend.
  'apps/dashboard/src/core/queries/orders.ts',
  'apps/web/src/modules/users/users.queries.ts',
  'apps/mobile/src/data/stores/session.ts',
  'apps/desktop/src/db/settings-store.ts',
  'apps/web/src/vuetify.plugin.ts',
  'apps/web/src/app/plugins/i18n.ts',
  // Nothing is said.
  'src/app.ts',
  'src/index.ts',
  'server.js',
  '',
];

const OUTSIDE = [
  'src/repositories/user.repository.test.ts',
  'src/users/users.service.spec.ts',
  'src/auto-migrations/auto-migration.tests.ts',
  'src/features/datasets/dataset-router.servertest.ts',
  'src/features/datasets/dataset-router.clienttest.ts',
  'src/users/users.service.intg.test.ts',
  'src/users/user-service.intg.ts',
  'src/repositories/x.test-util.ts',
  'apps/backend/src/api/handlers/comments.test-util.ts',
  'src/controllers/__tests__/user.controller.ts',
  'test/services/user.service.ts',
  'src/services/tests/helper.ts',
  'e2e/users.controller.ts',
  'integration-tests/http/services/store.ts',
  'src/user-service-test.ts',
  'tests/test_users.py',
  'app/users/test_service.py',
  'src/services/__mocks__/mailer.ts',
  'src/mocks/handlers/user.service.ts',
  'src/fixtures/user.entity.ts',
  'src/lib/db/fake-user-store.ts',
  'src/users/FakeUserRepository.ts',
  'apps/backend/middleware/mockAuthMiddleware.ts',
  'src/users/user.service.mock.ts',
  'src/migrations/1622299665807-create-users-table.ts',
  'db/1622299665807_create_users_table.ts',
  'packages/schemas/alterations/1.40.0-add-schema.ts',
  'alembic/versions/users.py',
  'src/database/seeds/relational/user/user-seed.service.ts',
  'src/users/users.seed-service.ts',
  'src/database/seeders/UserSeeder.ts',
  'prisma/seed.ts',
  'src/database/seeds.ts',
  'src/generated/prisma/services/user.ts',
  'src/routes/routes.gen.ts',
  'src/grpc/user_service.pb.ts',
  'src/types/user.repository.d.ts',
  'scripts/clean-db.ts',
  'packages/cli/src/queries/user.ts',
  'bin/controllers/x.ts',
  'commands/create-service.ts',
  'vitest.config.ts',
  'src/config/jwt.config.ts',
  '.eslintrc.js',
  '.storybook/services/main.ts',
  'src/components/Button.stories.tsx',
  'src/jobs/emailSequence.ts',
  'apps/worker/workers/email.ts',
  'src/queues/deployments.ts',
  'src/cron/cleanup.ts',
  'src/services/cleanup.job.ts',
  'frontend/src/services/ApiService.ts',
  'apps/admin-frontend/src/db/taskRepository.ts',
  'packages/frontend-shared/repositories/task.ts',
];

describe('findFileLayer', () => {
  const rows = Object.entries(PATHS).flatMap(([layer, paths]) => paths.map(([path, because]) => ({ path, layer, because })));

  it('knows more than enough paths', () => {
    expect(rows.length).toBeGreaterThan(120);
    expect(new Set(rows.map((row) => row.path)).size).toBe(rows.length);
  });

  it.each(rows)('$path is of the layer $layer: $because', ({ path, layer, because }) => {
    const kind = because.startsWith('in ') ? 'folder' : 'suffix';
    expect(findFileLayer(path, NO_SETTINGS)).toEqual({ layer, kind, because });
    expect(isOutsideLayers(path, NO_SETTINGS)).toBe(false);
  });

  it.each(rows)('$path: the same with the separators of Windows', ({ path, layer }) => {
    expect(findFileLayer(path.replaceAll('/', '\\'), NO_SETTINGS)?.layer).toBe(layer);
  });

  it.each(NO_LAYER)('%j has no layer, but may have one by its code', (path) => {
    expect(findFileLayer(path, NO_SETTINGS)).toBeUndefined();
    expect(isOutsideLayers(path, NO_SETTINGS)).toBe(false);
  });

  it('keeps the style of the folder in its reason', () => {
    expect(findFileLayer('src/UseCases/Pay.ts', NO_SETTINGS)?.because).toBe('in `UseCases/`');
    expect(findFileLayer(String.raw`.\src\use_cases\pay.ts`, NO_SETTINGS)?.because).toBe('in `use_cases/`');
  });

  it('takes the nearest of several folders', () => {
    expect(findFileLayer('src/routes/users/services/create.ts', NO_SETTINGS)?.layer).toBe('service');
    expect(findFileLayer('src/services/users/routes/create.ts', NO_SETTINGS)?.layer).toBe('router');
  });

  it('looks at nothing above the root', () => {
    expect(findFileLayer('../../services/user.ts', NO_SETTINGS)?.layer).toBe('service');
    expect(findFileLayer('./user.controller.ts', NO_SETTINGS)?.layer).toBe('router');
  });

  it('answers the same again', () => {
    expect(findFileLayer('src/services/a.ts', NO_SETTINGS)).toEqual(findFileLayer('src/services/a.ts', NO_SETTINGS));
  });
});

describe('isOutsideLayers', () => {
  it.each(OUTSIDE)('%s needs no layer', (path) => {
    expect(isOutsideLayers(path, NO_SETTINGS)).toBe(true);
    expect(isOutsideLayers(path.replaceAll('/', '\\'), NO_SETTINGS)).toBe(true);
    expect(findFileLayer(path, NO_SETTINGS)).toBeUndefined();
  });

  it.each([
    'src/contest/contest.service.ts',
    'src/services/latest.ts',
    'src/controllers/ab-test.ts',
    'src/services/attestation.ts',
    'src/config/app.config.module.ts',
    'src/routes/public/index.ts',
    'src/controllers/mock.ts',
    'src/routes/jobs/index.ts',
    'apps/worker/src/schemas/rates.ts',
  ])('%s keeps its layer', (path) => {
    expect(isOutsideLayers(path, NO_SETTINGS)).toBe(false);
    expect(findFileLayer(path, NO_SETTINGS)).toBeDefined();
  });
});

describe('isVocabularyFile', () => {
  it.each(['src/user/types.ts', 'src/user/user.types.ts', 'src\\user\\user-errors.ts', 'src/UserNotFoundException.ts'])('%s holds words', (path) => {
    expect(isVocabularyFile(path)).toBe(true);
  });

  it.each(['src/user/user.ts', 'src/controllers/payment-types.ts', 'src/middlewares/on-error.ts', 'src/user/http-exception.filter.ts', ''])('%j does more', (path) => {
    expect(isVocabularyFile(path)).toBe(false);
  });
});

describe('settings', () => {
  const matching = (glob: string, part: string) => ({ glob, matches: (path: string) => path.includes(part) });
  const settings: LayerSettings = {
    layer: undefined,
    layers: [
      { ...matching('src/http/**', 'src/http/'), layer: 'router' },
      { ...matching('src/http/db/**', 'src/http/db/'), layer: 'repository' },
    ],
    ignore: [matching('**/legacy/**', 'legacy/')],
  };

  it('override names, and say their glob', () => {
    expect(findFileLayer('src/http/user.service.ts', settings)).toEqual({ layer: 'router', kind: 'settings', because: 'matches `src/http/**` of the settings' });
  });

  it('get paths with forward slashes', () => {
    expect(findFileLayer(String.raw`src\http\x.ts`, settings)?.layer).toBe('router');
  });

  it('let the last of several globs win', () => {
    expect(findFileLayer('src/http/db/x.ts', settings)?.layer).toBe('repository');
  });

  it('reach files that a name would leave out', () => {
    expect(isOutsideLayers('src/http/x.test.ts', settings)).toBe(false);
    expect(findFileLayer('src/http/x.test.ts', settings)?.layer).toBe('router');
  });

  it('ignore before everything else', () => {
    expect(findFileLayer('src/http/legacy/x.ts', settings)).toBeUndefined();
    expect(isOutsideLayers('src/http/legacy/x.ts', settings)).toBe(true);
    expect(isOutsideLayers('src/legacy/x.ts', { ...settings, layer: 'service' })).toBe(true);
  });

  it('give one layer to all files of a block', () => {
    const block: LayerSettings = { ...settings, layer: 'service' };
    expect(findFileLayer('src/http/x.ts', block)).toEqual({ layer: 'service', kind: 'settings', because: '`layer` of the settings' });
  });

  it('leave other files to their names', () => {
    expect(findFileLayer('src/users/user.service.ts', settings)?.layer).toBe('service');
  });
});
