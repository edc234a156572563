/** A client of VS Code's ESLint language server, as much of an editor as our tests need. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../setup/workspace.ts';

const SERVER = path.join(ROOT, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');

export interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }

/** What the editor draws under the code. */
export interface Diagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
}

/** An entry of the light bulb's menu. */
export interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface TextEdit { readonly range: Range; readonly newText: string }
interface WorkspaceEdit { readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[]; readonly changes?: Readonly<Record<string, readonly TextEdit[]>> }
interface Message { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown; readonly error?: { readonly message: string } }

/** One editor window with one folder open. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #folder: string;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #versions = new Map<string, number>();
  readonly #texts = new Map<string, string>();
  #received = Buffer.alloc(0);
  #requests = 0;
  #said = '';

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = spawn(process.execPath, [SERVER, '--stdio'], { cwd: folder });
    this.#server.stdout.on('data', (chunk: Buffer) => { this.#receive(chunk); });
    this.#server.stderr.setEncoding('utf8').on('data', (text: string) => { this.#said += text; });
    this.#server.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`The language server ended with ${code ?? 'a signal'}.\n${this.#said}`));
    });
  }

  static async open(folder: string): Promise<Editor> {
    const editor = new Editor(folder);
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: path.basename(folder) }];
    await editor.#request('initialize', {
      processId: process.pid, rootUri: workspaceFolders[0]?.uri, workspaceFolders,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
      },
    });
    editor.#notify('initialized', {});
    editor.#notify('workspace/didChangeConfiguration', { settings: {} });
    return editor;
  }

  /** Opens a file as it is on the disk. */
  show(file: string): void {
    const text = readFileSync(path.join(this.#folder, file), 'utf8');
    this.#texts.set(file, text);
    this.#versions.set(file, 1);
    this.#notify('textDocument/didOpen', { textDocument: { uri: this.#uri(file), languageId: 'typescript', version: 1, text } });
  }

  /** Types: the text of an open file changes, the disk does not. */
  type(file: string, text: string): void {
    const version = (this.#versions.get(file) ?? 0) + 1;
    this.#versions.set(file, version);
    this.#texts.set(file, text);
    this.#notify('textDocument/didChange', { textDocument: { uri: this.#uri(file), version }, contentChanges: [{ text }] });
  }

  /** What is underlined in an open file. */
  async squiggles(file: string): Promise<Diagnostic[]> {
    const report = await this.#request('textDocument/diagnostic', { textDocument: { uri: this.#uri(file) } }) as { items?: Diagnostic[] };
    return report.items ?? [];
  }

  /** The light bulb's menu at a squiggle. */
  async menu(file: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return await this.#request('textDocument/codeAction', { textDocument: { uri: this.#uri(file) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } }) as CodeAction[];
  }

  /** Chooses an entry of the menu; the open file changes as the server asks. */
  async choose(action: CodeAction): Promise<void> {
    await this.#request('workspace/executeCommand', { command: action.command?.command, arguments: action.command?.arguments });
  }

  text(file: string): string {
    return this.#texts.get(file) ?? '';
  }

  async close(): Promise<void> {
    if (this.#server.exitCode !== null) return;
    const exited = once(this.#server, 'exit');
    await this.#request('shutdown', null);
    this.#notify('exit', null);
    await exited;
  }

  #uri(file: string): string {
    return pathToFileURL(path.join(this.#folder, file)).href;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (?<length>\d+)/i.exec(this.#received.subarray(0, end).toString())?.groups?.['length']);
      if (this.#received.length < end + 4 + length) return;
      const message = JSON.parse(this.#received.subarray(end + 4, end + 4 + length).toString()) as Message;
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }: Message): void {
    if (id === undefined) {
      if (method === 'window/logMessage') this.#said += `${(params as { message: string }).message}\n`;
    } else if (method === undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`${error.message}\n${this.#said}`));
      else waiting?.resolve(result);
    } else {
      this.#send({ id, result: this.#answer(method, params) });
    }
  }

  /** What the server asks of the editor. */
  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') return (params as { items: unknown[] }).items.map(() => this.#configuration());
    if (method === 'workspace/applyEdit') {
      this.#apply((params as { edit: WorkspaceEdit }).edit);
      return { applied: true };
    }
    return null;
  }

  #apply({ documentChanges, changes }: WorkspaceEdit): void {
    const edits = [...(documentChanges ?? []).flatMap((change) => change.edits), ...Object.values(changes ?? {}).flat()];
    // The tests have one file open when they choose a suggestion.
    const [file] = this.#texts.keys();
    if (file === undefined) return;
    let text = this.text(file);
    const at = ({ line, character }: Position) => text.split('\n').slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    for (const { range, newText } of [...edits].sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)) {
      text = text.slice(0, at(range.start)) + newText + text.slice(at(range.end));
    }
    this.type(file, text);
  }

  /** The settings of the ESLint extension as it has them when a user changed none. */
  #configuration(): unknown {
    return {
      validate: 'on', useESLintClass: true, experimental: {}, run: 'onType', options: {}, rulesCustomizations: [], problems: { shortenToSingleLine: false },
      codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
      codeActionOnSave: { enable: false, mode: 'all' }, format: false, quiet: false, onIgnoredFiles: 'off', nodePath: null,
      workingDirectory: { mode: 'location' }, workspaceFolder: { uri: pathToFileURL(this.#folder).href, name: path.basename(this.#folder) },
    };
  }
}
