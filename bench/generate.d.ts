export declare function generate(folder: string, count: number): string;
