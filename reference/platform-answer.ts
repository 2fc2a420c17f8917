/** What the platform answered to a call. */
export interface PlatformAnswer {
  readonly status: number;
  readonly body: string;
}
