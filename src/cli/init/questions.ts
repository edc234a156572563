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

/** Ctrl-C or Escape at a question. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Questions on the terminal. */
export async function terminalQuestions(): Promise<Questions> {
  const { confirm, isCancel, multiselect, select } = await import('./prompts.ts');
  const answer = <T>(value: T): Exclude<T, symbol> => {
    if (isCancel(value)) throw new Cancelled();
    return value as Exclude<T, symbol>;
  };
  return {
    confirm: async (message, initial) => answer(await confirm({ message, initialValue: initial })),
    choose: async <T extends string>(message: string, options: readonly Option<T>[]) => answer(await select<T>({ message, options: options as never })),
    chooseMany: async <T extends string>(message: string, options: readonly Option<T>[]) => answer(await multiselect<T>({ message, options: options as never, required: false })),
  };
}
