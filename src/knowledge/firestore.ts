import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const query = { effect: 'query' } as const;
const external = { effect: 'external' } as const;
const build = { effect: 'build', returns: 'Query' } as const;

/** Functions of the web SDK (`firebase/firestore`) that go to the database. `doc`, `collection`, `query`, `where`, `orderBy` only describe a place: free. */
const webFunctions = `getDoc getDocs getDocFromServer getDocsFromServer getDocFromCache getDocsFromCache getCountFromServer getAggregateFromServer addDoc setDoc
  updateDoc deleteDoc onSnapshot`;

const namespace = {
  ...properties('Firestore', 'Firestore'), ...properties('CollectionReference', 'CollectionReference'), ...properties('DocumentReference', 'DocumentReference'),
  ...properties('Query CollectionGroup', 'Query'), ...properties('Transaction', 'Transaction'), ...properties('WriteBatch BulkWriter', 'WriteBatch'),
  ...properties('DocumentSnapshot QueryDocumentSnapshot', 'DocumentSnapshot'),
};

/** Cloud Firestore and the Realtime Database, from the server and the web SDK. The other services of `firebase-admin` are other systems. */
export const firestore: Library = {
  name: 'Firestore',
  category: 'database',
  setting: 'firestore',
  packages: [
    'firebase-admin', 'firebase-admin/firestore', 'firebase-admin/database', '@google-cloud/firestore', 'firebase/firestore', 'firebase/firestore/lite', '@firebase/firestore',
  ],
  docs: 'https://googleapis.dev/nodejs/firestore/latest/Firestore.html',
  exports: {
    default: { value: 'Admin' },
    '*': { value: 'Admin' },
    firestore: { value: 'firestore' },
    getFirestore: { value: 'firestore' },
    initializeFirestore: { value: 'initializeFirestore' },
    database: { value: 'database' },
    getDatabase: { value: 'database' },
    Firestore: { instance: 'Firestore' },
    CollectionReference: { instance: 'CollectionReference' },
    DocumentReference: { instance: 'DocumentReference' },
    DocumentSnapshot: { instance: 'DocumentSnapshot' },
    QueryDocumentSnapshot: { instance: 'DocumentSnapshot' },
    Query: { instance: 'Query' },
    CollectionGroup: { instance: 'Query' },
    Transaction: { instance: 'Transaction' },
    WriteBatch: { instance: 'WriteBatch' },
    BulkWriter: { instance: 'WriteBatch' },
    ...exported(webFunctions, { value: 'webFunction' }),
    runTransaction: { value: 'runTransaction' },
    writeBatch: { value: 'writeBatch' },
  },
  types: {
    Admin: {
      members: {
        firestore: { type: 'firestore' },
        database: { type: 'database' },
        ...methods('auth messaging storage appCheck remoteConfig', { returns: 'Service' }),
        ...methods('initializeApp app', { returns: 'Admin' }),
      },
    },
    Service: {
      members: {
        ...methods('bucket tenantManager authForTenant file', { returns: 'Service' }),
        ...methods('send sendEach sendEachForMulticast sendMulticast sendAll sendToDevice sendToTopic', { effect: 'notify' }),
        '*': { call: external },
      },
    },
    firestore: { call: { returns: 'Firestore' }, members: namespace },
    initializeFirestore: { call: { returns: 'Firestore', constructs: true } },
    Firestore: {
      role: 'database-handle',
      members: {
        collection: { call: { returns: 'CollectionReference' } },
        doc: { call: { returns: 'DocumentReference' } },
        collectionGroup: { call: build },
        ...methods('getAll listCollections recursiveDelete', query),
        runTransaction: { call: { effect: 'transaction', callbacks: { 0: ['Transaction'] } } },
        ...methods('batch bulkWriter', { effect: 'build', returns: 'WriteBatch' }),
        ...methods('settings terminate bundle'),
      },
    },
    CollectionReference: {
      extends: 'Query',
      role: 'database-handle',
      members: {
        doc: { call: { returns: 'DocumentReference' } },
        ...methods('add listDocuments', query),
        withConverter: { call: { returns: 'this' } },
        parent: { type: 'DocumentReference' },
      },
    },
    DocumentReference: {
      role: 'database-handle',
      members: {
        ...methods('set update delete create listCollections onSnapshot', query),
        get: { call: { effect: 'query', returns: 'SnapshotPromise' } },
        collection: { call: { returns: 'CollectionReference' } },
        withConverter: { call: { returns: 'this' } },
        parent: { type: 'CollectionReference' },
        firestore: { type: 'Firestore' },
      },
    },
    SnapshotPromise: { awaited: 'DocumentSnapshot' },
    DocumentSnapshot: { members: { ref: { type: 'DocumentReference' }, ...methods('data get isEqual') } },
    Query: {
      members: {
        ...methods('get stream onSnapshot explain explainStream getPartitions', query),
        ...methods('where orderBy limit limitToLast offset select startAt startAfter endAt endBefore count aggregate findNearest withConverter', build),
        isEqual: { call: {} },
        firestore: { type: 'Firestore' },
      },
    },
    Transaction: { role: 'database-handle', members: methods('get getAll set update delete create execute', query) },
    /** A batch, and the bulk writer that needs no `commit`. */
    WriteBatch: { role: 'query', members: { ...methods('commit flush close', query), ...methods('set update delete create', { effect: 'build', returns: 'this' }) } },
    webFunction: { call: query },
    runTransaction: { call: { effect: 'transaction', callbacks: { 1: ['Transaction'] } } },
    writeBatch: { call: { effect: 'build', returns: 'WriteBatch' } },
    database: { call: { returns: 'RealtimeDatabase' } },
    RealtimeDatabase: { role: 'database-handle', members: { ...methods('ref refFromURL', { returns: 'Reference' }), ...methods('goOffline goOnline') } },
    Reference: {
      role: 'database-handle',
      members: {
        ...methods('set update remove push transaction once on get setWithPriority', query),
        ...methods('child orderByChild orderByKey orderByValue equalTo startAt startAfter endAt endBefore limitToFirst limitToLast', { returns: 'Reference' }),
        off: { call: {} },
      },
    },
  },
};
