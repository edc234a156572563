import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const octokit: Library = {
  name: 'Octokit',
  category: 'sdk',
  packages: ['octokit', '@octokit/rest', '@octokit/core', '@octokit/request', '@octokit/graphql'],
  docs: 'https://github.com/octokit/octokit.js#readme',
  exports: { Octokit: { instance: 'Client' }, App: { instance: 'App' }, ...exported('request graphql', { value: 'request' }) },
  types: {
    Client: { role: 'external-client', members: { log: {}, hook: {}, auth: { call: {} }, '*': { type: 'Resource', call: { effect: 'external' } } } },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
    App: { members: { octokit: { type: 'Client' }, getInstallationOctokit: { call: { returns: 'Client', effect: 'external' } } } },
    request: { call: { effect: 'external' } },
  },
};
