/** What `init` asks; a program of its own, so that no prompt is loaded where nobody answers. */
export interface Questions {
  /** @throws Cancelled */
  confirm(message: string, initial: boolean): Promise<boolean>;
  /** @throws Cancelled */
  choose<T extends string>(message: string, options: readonly Option<T>[]): Promise<T>;
  /** @throws Cancelled */
  chooseMany<T extends string>(message: string, options: readonly Option<T>[]): Promise<readonly T[]>;
}

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** The user wants no more of it: by Ctrl-C or Escape at a question, or by "No" where it is asked whether to write. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly exitCode: 1 | 130;

  /** @param exitCode what the program ends with: 130 as after any Ctrl-C, 1 after a "No" */
  constructor(exitCode: 1 | 130) {
    super('Cancelled.');
    this.exitCode = exitCode;
  }
}

/** Questions on the terminal. */
export async function terminalQuestions(): Promise<Questions> {
  const { confirm, isCancel, multiselect, select } = await import('./prompts.ts');
  const answer = <T>(value: T): Exclude<T, symbol> => {
    if (isCancel(value)) throw new Cancelled(130);
    return value as Exclude<T, symbol>;
  };
  return {
    confirm: async (message, initial) => answer(await confirm({ message, initialValue: initial })),
    choose: async <T extends string>(message: string, options: readonly Option<T>[]) => answer(await select<T>({ message, options: options as never })),
    chooseMany: async <T extends string>(message: string, options: readonly Option<T>[]) => answer(await multiselect<T>({ message, options: options as never, required: false })),
  };
}
