import { didYouMean, quoted, show } from './mistakes.ts';

/** What may be written for one option of a rule: the part of JSON schema that our options need. */
export type OptionSchema = { readonly description: string } & (
  | { readonly type: 'boolean' }
  | { readonly enum: readonly string[] }
  | { readonly type: 'array'; readonly items: { readonly enum: readonly string[] }; readonly uniqueItems: true }
);

export type OptionSchemas = Readonly<Record<string, OptionSchema>>;

/** Every mistake in the options of a rule, at once. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';

  constructor(rule: string, mistakes: readonly string[]) {
    super(`Wrong options of ${rule}:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
  }
}

/**
 * The JSON schema that ESLint is given. ESLint stops at the first mistake and does not say which values are allowed, so
 * that it lets every object pass, and the rule refuses what `optionMistakes` finds. Readers of the schema see the options.
 */
export function openSchema(description: string, options: OptionSchemas): object {
  return {
    description,
    anyOf: [
      { type: 'object', properties: options, additionalProperties: false },
      { type: 'object', description: 'Refused by the rule, with the name of each wrong option, its value and the allowed ones.' },
    ],
  };
}

/** What is wrong with the options that a project gives to a rule; each mistake names the option, its value and what is allowed. */
export function optionMistakes(options: OptionSchemas, given: unknown): string[] {
  if (given === undefined) return [];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [`The options are ${show(given)}; an object is expected.`];
  const known = Object.keys(options);
  return Object.entries(given).flatMap(([name, value]: [string, unknown]) => {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) return [`\`${name}\` is no option.${didYouMean(name, known)} Options: ${quoted(known)}.`];
    return valueMistakes(name, option, value);
  });
}

function valueMistakes(name: string, option: OptionSchema, value: unknown): string[] {
  if ('enum' in option) return choiceMistakes(name, option.enum, value);
  if (option.type === 'boolean') return typeof value === 'boolean' ? [] : [`\`${name}\` is ${show(value)}. Allowed: \`true\`, \`false\`.`];
  const { items } = option;
  if (!Array.isArray(value)) return [`\`${name}\` is ${show(value)}; a list is expected. Allowed in it: ${quoted(items.enum)}.`];
  return value.flatMap((item: unknown, index) => choiceMistakes(`${name}[${index}]`, items.enum, item));
}

function choiceMistakes(where: string, choices: readonly string[], value: unknown): string[] {
  if (typeof value !== 'string') return [`\`${where}\` is ${show(value)}. Allowed: ${quoted(choices)}.`];
  return choices.includes(value) ? [] : [`\`${where}\` is ${show(value)}.${didYouMean(value, choices)} Allowed: ${quoted(choices)}.`];
}
