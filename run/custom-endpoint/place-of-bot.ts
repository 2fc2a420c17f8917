/** The parts of the address of a bot behind a custom endpoint, or undefined where it is no such address. */
export interface PlaceOfBot {
  readonly botId: string;
  readonly environment: string;
}

/** How such an address looks, for who has to write one. */
export const exampleOfPlace = 'http://127.0.0.1:3000/v1/bots/<bot id>/environments/draft';

export function placeOfBot({ pathname }: URL): PlaceOfBot | undefined {
  const [, botId, environment] = /\/v\d+\/bots\/([A-Za-z0-9-]{1,36})\/environments\/([^/]+)\/?$/.exec(pathname) ?? [];
  return botId === undefined || environment === undefined ? undefined : { botId, environment };
}
