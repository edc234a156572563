import type { CommonOptions, Verdict } from '../create-layer-rule.ts';
import type { HttpFact } from '../facts/index.ts';
import type { OptionSchema } from '../rule-options.ts';

type Concern = HttpFact['concern'];

export interface HttpOptions {
  /** Whether the framework's exceptions, and their status constants, may be thrown here. */
  readonly exceptions: 'forbid' | 'allow';
}

/** One message for each HTTP concern that a layer below the router must not know. */
export function httpMessages(where: string): Record<Concern, string> {
  return {
    request: `\`{{code}}\` is the HTTP request in a ${where} ({{because}}). Pass the values that it needs.`,
    response: `\`{{code}}\` answers the HTTP request{{path}} in a ${where} ({{because}}). Return the result and let the router answer.`,
    context: `\`{{code}}\` is the HTTP context in a ${where} ({{because}}). Pass the values that it needs.`,
    status: `\`{{code}}\` is an HTTP status in a ${where} ({{because}}). Throw a domain error and let the router choose the status.`,
    exception: `\`{{code}}\` is an HTTP exception of {{library}}{{path}} in a ${where} ({{because}}). Throw a domain error and map it in one place.`,
  };
}

export const HTTP_OPTIONS: { readonly schema: Record<keyof HttpOptions, OptionSchema>; readonly defaults: HttpOptions } = {
  schema: { exceptions: { enum: ['forbid', 'allow'], description: 'Whether the HTTP exceptions of the framework, and their status constants, may be thrown here.' } },
  defaults: { exceptions: 'forbid' },
};

/** Each concern has its own message; exceptions and their constants are silent where the option allows them. */
export function judgeHttp({ concern, library }: HttpFact, { exceptions }: HttpOptions & CommonOptions): Verdict<Concern> | undefined {
  if (exceptions === 'allow' && isThrown(concern)) return undefined;
  return { message: concern, data: { library } };
}

/** A function that holds the request or response uses it many times; each exception is a place of its own. */
export function httpKey({ concern }: HttpFact): string | undefined {
  return isThrown(concern) ? undefined : concern;
}

function isThrown(concern: Concern): boolean {
  return concern === 'exception' || concern === 'status';
}
