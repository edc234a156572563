import type { Library } from './library.ts';
import { methods } from './members.ts';
import { mongooseTypes } from './mongoose.ts';

/** Typegoose makes Mongoose models from classes. */
export const typegoose: Library = {
  name: 'Typegoose',
  category: 'database',
  setting: 'typegoose',
  packages: ['@typegoose/typegoose', 'typegoose', 'nestjs-typegoose', '@m8a/nestjs-typegoose'],
  docs: 'https://typegoose.github.io/typegoose/docs/api/functions/getModelForClass',
  exports: {
    getModelForClass: { value: 'getModel' },
    getModelWithString: { value: 'getModel' },
    addModelToTypegoose: { value: 'getModel' },
    getDiscriminatorModelForClass: { value: 'getModel' },
    mongoose: { value: 'Mongoose' },
    ReturnModelType: { instance: 'Model' },
    DocumentType: { instance: 'Document' },
    modelOptions: { decorator: { layer: 'entity' } },
    ModelOptions: { decorator: { layer: 'entity' } },
    // The base class of version 5.
    Typegoose: { instance: 'Typegoose' },
    // nestjs-typegoose
    InjectModel: { decorator: { injects: 'Model' } },
    InjectConnection: { decorator: { injects: 'Connection' } },
  },
  types: {
    ...mongooseTypes,
    getModel: { call: { returns: 'Model' } },
    Typegoose: { role: 'model', members: methods('getModelForClass setModelForClass', { returns: 'Model' }) },
  },
};
