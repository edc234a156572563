import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-http-in-repository',
  messages: {
    request: '`{{code}}` is the HTTP request in a repository ({{because}}). Pass the values that it needs.',
    response: '`{{code}}` answers the HTTP request{{path}} in a repository ({{because}}). Return the result and let the router answer.',
    context: '`{{code}}` is the HTTP context in a repository ({{because}}). Pass the values that it needs.',
    status: '`{{code}}` is an HTTP status in a repository ({{because}}). Throw a domain error and let the router choose the status.',
    exception: '`{{code}}` is an HTTP exception of {{library}}{{path}} in a repository ({{because}}). Throw a domain error and map it in one place.',
  },
  options: {
    schema: { exceptions: { enum: ['forbid', 'allow'], description: 'Whether the HTTP exceptions of the framework, and their status constants, may be thrown here.' } },
    defaults: { exceptions: 'forbid' },
  },
  // A function that holds the request or response uses it many times; each exception is a place of its own.
  oncePer: ({ concern }) => (concern === 'exception' || concern === 'status' ? undefined : concern),
  judge({ concern, library }, { exceptions }) {
    if (exceptions === 'allow' && (concern === 'exception' || concern === 'status')) return undefined;
    return { message: concern, data: { library } };
  },
});
