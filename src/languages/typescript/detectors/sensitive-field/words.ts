import { wordsOf } from '../../../../layers/file-name.ts';

/** A secret that is kept and never shown again. */
const SECRETS = new Set(
  `password passwd pwd passphrase password-hash hashed-password password-digest encrypted-password password-salt salt
   password-reset-token reset-password-token refresh-token-hash hashed-refresh-token token-hash api-key api-key-hash hashed-api-key
   secret secret-key private-key client-secret webhook-secret signing-secret two-factor-secret totp-secret mfa-secret otp-secret`.trim().split(/\s+/),
);
/** Names that are secrets in most applications, and something else in some. */
const LIKELY = new Set(['token', 'hash', 'code', 'otp', 'pin', 'verification-token', 'reset-token', 'ssn', 'cvv', 'session-token']);

const RESPONSE = new Set(['response', 'responses', 'output', 'ro', 'reply', 'resource', 'presenter']);
const REQUEST = new Set(['request', 'requests', 'input', 'body', 'payload', 'params', 'query', 'args', 'command', 'create', 'update', 'credentials']);
/** What a schema is, which says nothing of its direction. */
const FORMS = new Set(['dto', 'dtos', 'schema', 'schemas', 'model', 'type', 'entity', 'class', 'interface', 'data', 'base', 'item', 'list', 'page', 'paginated', 'success', 'z', 'zod']);
/** Schemas whose purpose is to hand out a secret once. */
const PURPOSE = /credential|temporary|generat|rotat|secret|api-?key|token|auth|login|sign-?(?:in|up)|otp|totp|mfa|two-?factor|2fa|smtp|database|connection|config|setting|integration|webhook|oauth|client|recover|backup|payment|intent|stripe|checkout|^creat|creat(?:e|ed|ion)(?:output|response|result)/i;

/** How sure a field's name says that its value is a secret; undefined when it does not. */
export function secretName(field: string, schema: string): 'certain' | 'likely' | undefined {
  const name = wordsOf(field).map((word) => word.text).join('-');
  if (SECRETS.has(name)) return /^(?:pass|pwd|salt|hashed|encrypted)/.test(name) || !PURPOSE.test(schema) ? 'certain' : undefined;
  return LIKELY.has(name) && !PURPOSE.test(schema) ? 'likely' : undefined;
}

/** True when a schema's name says that it is sent to the client: `UserResponseDto`, `userOutput`, `UserRo`. */
export function soundsLikeResponse(name: string): boolean {
  const words = wordsOf(name).map((word) => word.text).filter((word) => !FORMS.has(word));
  const direction = words.reverse().find((word) => RESPONSE.has(word) || REQUEST.has(word));
  return direction !== undefined && RESPONSE.has(direction);
}

/** True when it says that it is received. */
export function soundsLikeRequest(name: string): boolean {
  return wordsOf(name).some((word) => REQUEST.has(word.text)) && !soundsLikeResponse(name);
}

/** True for files of response schemas: `responses/user.dto.ts`, `user.response.ts`. */
export function isResponseFile(path: string): boolean {
  return /(?:^|[\\/])responses?[\\/]|[.-]response(?:\.dto|\.schema)?\.[cm]?[jt]s$/i.test(path);
}
