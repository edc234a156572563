/**
 * Names that make us silent, never loud: what is called so may validate, and a rule that asserts an absence has to be sure.
 */
const VALIDATING = /valid|sanitiz|sanitis|schema|joi|zod|celebrate|openapi|dto|parse(?!r|int|float|json)|check(?!out|sum)|assert|coerce|ensure|decode(?!uri)|pipe|contract/i;
const LOGGING = /^(?:log|debug|info|warn|error|trace|verbose|fatal|notice|dir|table)$|logger/i;

/** Methods of schemas, whatever library they are of. */
const CHECKS = /^(?:safe)?parse(?:Async)?$|^(?:is)?valid|^assert$|^check$|^decode$|^cast$|^attempt$|^test$|^exec$|^match$|^matches$/i;

export function mayValidate(name: string | undefined): boolean {
  return name !== undefined && (VALIDATING.test(name) || CHECKS.test(name));
}

/** The same for calls deep in other functions, where `check` and `ensure` are mostly about something else. */
export function surelyValidates(name: string | undefined): boolean {
  return name !== undefined && /valid|sanitiz|sanitis|schema|^(?:safe)?parse(?:async)?$/i.test(name);
}

/** The same for calls in the services behind a handler, whose `validateOwner` is a rule of the business. */
export function readsSchema(name: string | undefined): boolean {
  return name !== undefined && /schema|^(?:safe)?parse(?:async)?$|^(?:is)?valid(?:ate)?(?:Async|Sync|OrReject|Body|Input|Dto|Payload|Request|Params)?$/i.test(name);
}

/** Names of a decorator, middleware or option, where `check` and the like say less. */
export function soundsLikeSchema(text: string): boolean {
  return /valid|schema|zod|joi|celebrate|openapi|dto\b|pipe/i.test(text);
}

export function isLogName(name: string | undefined): boolean {
  return name !== undefined && LOGGING.test(name);
}

/** Packages of middleware that never checks what a body holds. */
export const HARMLESS_PACKAGES: ReadonlySet<string> = new Set(
  `express body-parser cookie-parser cors helmet morgan compression multer passport express-jwt express-rate-limit express-slow-down express-session
   express-async-handler express-async-errors express-fileupload csurf csrf-csrf method-override express-basic-auth jsonwebtoken express-oauth2-jwt-bearer
   koa-body koa-bodyparser @koa/bodyparser koa-compose koa-jwt koa-passport @koa/cors koa-logger @koa/multer
   @fastify/auth @fastify/jwt @fastify/multipart @fastify/rate-limit @fastify/cors @fastify/cookie @fastify/formbody
   hono hono/cors hono/logger hono/jwt hono/bearer-auth hono/csrf hono/secure-headers hono/timeout
   @clerk/express @clerk/clerk-sdk-node @auth0/nextjs-auth0 express-http-context response-time`.trim().split(/\s+/),
);

/** Packages that hold every request against an OpenAPI document, for the whole application. */
export const DOCUMENT_VALIDATORS = ['express-openapi-validator', 'express-openapi', 'openapi-backend', 'openapi-validator-middleware', 'koa-oas3', 'fastify-openapi-glue', 'exegesis-express'];

/** Frameworks whose routes are found by file while their middleware stands in another one. */
export const MIDDLEWARE_ELSEWHERE = ['@medusajs/framework', '@medusajs/medusa'];

/** Calls that check who has written the body; what a trusted sender writes needs no schema. */
export function verifiesSignature(text: string): boolean {
  return /createHmac|timingSafeEqual|constructEvent|(?:verif\w*|valid\w*|check)\w*(?:Signature|Webhook|Hmac)|webhooks?\.(?:verify|receive|unmarshal)/i.test(text);
}
