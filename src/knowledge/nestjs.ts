import { decorators, exported } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const nestjs: Library = {
  name: 'NestJS',
  category: 'framework',
  setting: 'nestjs',
  packages: ['@nestjs/common', '@nestjs/common/*', '@nestjs/core', '@nestjs/microservices', '@nestjs/websockets', '@nestjs/swagger', '@nestjs/passport'],
  docs: 'https://docs.nestjs.com/controllers',
  exports: {
    // What stands in which layer
    ...decorators('Controller WebSocketGateway', { layer: 'router' }),
    ...decorators('Module Catch', { layer: 'dependency' }),
    ...exported('CanActivate NestInterceptor NestMiddleware ExceptionFilter RpcExceptionFilter WsExceptionFilter PipeTransform NestModule BaseExceptionFilter', { instance: 'Dependency' }),
    AuthGuard: { value: 'makeGuard' },
    PassportStrategy: { value: 'makeGuard' },

    // Handlers
    ...decorators('Get Post Put Patch Delete Head Options All Search Sse RequestMapping', { handler: true }),
    ...decorators('SubscribeMessage MessagePattern EventPattern GrpcMethod GrpcStreamMethod GrpcStreamCall', { handler: true }),

    // What handlers receive
    ...decorators('Body RawBody MessageBody Payload', { input: 'body' }),
    Query: { decorator: { input: 'query' } },
    ...decorators('Param HostParam', { input: 'params' }),
    Headers: { decorator: { input: 'headers' } },
    Session: { decorator: { input: 'session' } },
    ...decorators('UploadedFile UploadedFiles', { input: 'file' }),
    ...decorators('Req Request', { injects: 'Request' }),
    ...decorators('Res Response', { injects: 'Response' }),
    createParamDecorator: { value: 'createParamDecorator' },
    ExecutionContext: { instance: 'ExecutionContext' },
    ArgumentsHost: { instance: 'ExecutionContext' },

    NestFactory: { value: 'NestFactory' },

    // HTTP
    ...exported(
      `HttpException BadGatewayException BadRequestException ConflictException ForbiddenException GatewayTimeoutException GoneException
       HttpVersionNotSupportedException ImATeapotException InternalServerErrorException MethodNotAllowedException MisdirectedException
       NotAcceptableException NotFoundException NotImplementedException PayloadTooLargeException PreconditionFailedException
       RequestTimeoutException ServiceUnavailableException UnauthorizedException UnprocessableEntityException UnsupportedMediaTypeException`,
      { instance: 'HttpException' },
    ),
    HttpStatus: { value: 'HttpStatus' },

    // Other services of the same system
    ...exported('ClientProxy ClientKafka ClientRMQ ClientRedis ClientTCP ClientNats ClientMqtt', { instance: 'ClientProxy' }),
    ClientGrpc: { instance: 'ClientGrpc' },
    ClientProxyFactory: { value: 'ClientProxyFactory' },
  },
  types: {
    NestFactory: { members: { create: { call: { returns: 'Application' } } } },
    Application: { members: { setGlobalPrefix: { call: { prefixes: 0 } } } },
    Dependency: { layer: 'dependency' },
    makeGuard: { call: { returns: 'GuardClass' } },
    GuardClass: { construct: 'Dependency' },
    createParamDecorator: { call: { registers: { layer: 'dependency', params: [null, 'ExecutionContext'], from: 0 } } },
    ExecutionContext: { members: { switchToHttp: { call: { returns: 'HttpArgumentsHost' } } } },
    HttpArgumentsHost: { members: { getRequest: { call: { returns: 'Request' } }, getResponse: { call: { returns: 'Response' } } } },
    // Express's or Fastify's own, as far as they agree.
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookies: { input: 'headers' },
        user: { input: 'user' }, session: { input: 'session' }, file: { input: 'file' }, files: { input: 'file' }, get: read('headers'), header: read('headers'),
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status code header set type cookie setCookie clearCookie', { effect: 'respond', returns: 'this' }),
        ...methods('json send end redirect render sendFile download setHeader', { effect: 'respond' }),
      },
    },
    HttpException: { role: 'http-exception' },
    HttpStatus: { role: 'http-status' },
    // Services of one's own system; a gateway's controllers call them as the guide does.
    ClientProxy: { role: 'external-client', members: { send: { call: { effect: 'external', certainty: 'likely' } }, emit: { call: { effect: 'notify', certainty: 'likely' } } } },
    ClientGrpc: { role: 'external-client', members: { getService: { call: { returns: 'GrpcService' } }, getClientByServiceName: { call: { returns: 'GrpcService' } } } },
    GrpcService: { role: 'external-client', members: { '*': { call: { effect: 'external', certainty: 'likely' } } } },
    ClientProxyFactory: { members: { create: { call: { returns: 'ClientProxy' } } } },
  },
};

/** Resolvers: a library of its own, because its `Query` is a handler where NestJS's own is a parameter. */
export const nestjsGraphql: Library = {
  name: 'NestJS GraphQL',
  category: 'framework',
  packages: ['@nestjs/graphql'],
  docs: 'https://docs.nestjs.com/graphql/resolvers',
  exports: {
    Resolver: { decorator: { layer: 'router' } },
    ...decorators('Query Mutation Subscription ResolveField ResolveProperty ResolveReference', { handler: true }),
    Args: { decorator: { input: 'input' } },
    Context: { decorator: { injects: 'Context' } },
    ...decorators('InputType ArgsType', { layer: 'schema' }),
    GqlExceptionFilter: { instance: 'Dependency' },
    GqlExecutionContext: { value: 'GqlExecutionContext' },
  },
  types: {
    Dependency: { layer: 'dependency' },
    GqlExecutionContext: { members: { create: { call: { returns: 'ExecutionContext' } } } },
    ExecutionContext: { members: { getContext: { call: { returns: 'Context' } } } },
    Context: { role: 'context', members: { req: { type: 'Request' } } },
    Request: { role: 'request', members: { body: { input: 'body' }, headers: { input: 'headers' }, user: { input: 'user' }, session: { input: 'session' } } },
  },
};
