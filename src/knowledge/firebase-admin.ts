import type { Library } from './library.ts';
import { methods } from './members.ts';

const external = { call: { effect: 'external' } } as const;

/** Parts of the SDK with an import of their own; what `firebase-admin` itself offers stands with Firestore. */
export const firebaseAdmin: Library = {
  name: 'Firebase Admin',
  category: 'sdk',
  packages: ['firebase-admin/auth', 'firebase-admin/messaging'],
  docs: 'https://firebase.google.com/docs/reference/admin/node',
  exports: {
    getAuth: { value: 'getAuth' },
    Auth: { instance: 'Auth' },
    getMessaging: { value: 'getMessaging' },
    Messaging: { instance: 'Messaging' },
  },
  types: {
    getAuth: { call: { returns: 'Auth' } },
    Auth: { role: 'external-client', members: { app: {}, tenantManager: { call: {} }, projectConfigManager: { call: {} }, '*': external } },
    getMessaging: { call: { returns: 'Messaging' } },
    Messaging: {
      role: 'external-client',
      members: { app: {}, ...methods('send sendEach sendEachForMulticast sendAll sendMulticast sendToDevice sendToTopic', { effect: 'notify' }), '*': external },
    },
  },
};
