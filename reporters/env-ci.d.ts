/** What env-ci, which has no types of its own, tells of the build server that made these variables. */
declare module 'env-ci' {
  interface BuildFacts {
    readonly isCi: boolean;
    /** What people call the server; absent where none is known. */
    readonly name?: string;
    readonly service?: string;
    readonly build?: string;
    readonly buildUrl?: string;
  }
  function envCi(asked: { readonly env: NodeJS.ProcessEnv; readonly cwd?: string }): BuildFacts;
  export { envCi as default };
}
