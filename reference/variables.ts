/** What a bot remembers in one conversation: context variables, raw results of integrations, custom data fields. */

/** The raw result of an integration, as transform scripts see it. */
export interface RawResult {
  readonly responseCode: string;
  /** JSON, with `api_<response data variable name>` as its only top-level key. */
  readonly jsonData: string;
}

export class Variables {
  readonly texts: Map<string, string>;
  readonly results = new Map<string, RawResult>();
  /** By `<integration name>.<key>`. */
  readonly fields = new Map<string, string>();

  constructor(initial: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(initial));
  }

  /** The value of `{$botContext.<name>}`; undefined when it was never set. */
  read(name: string): string | undefined {
    return this.results.get(name)?.jsonData ?? this.texts.get(name);
  }

  set(name: string, value: string): void {
    this.results.delete(name);
    this.texts.set(name, value);
  }

  keepResult(name: string, result: RawResult): void {
    this.results.set(name, result);
  }

  /** Another memory with the same contents. */
  copy(): Variables {
    const copy = new Variables(Object.fromEntries(this.texts));
    this.results.forEach((result, name) => copy.results.set(name, result));
    this.fields.forEach((value, name) => copy.fields.set(name, value));
    return copy;
  }
}
