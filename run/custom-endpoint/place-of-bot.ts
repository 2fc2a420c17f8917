/** How the address of a bot behind a custom endpoint looks, for who has to write one. */
export const exampleOfPlace = 'http://127.0.0.1:3000/v1/bots/<bot id>/environments/draft';

/** The bot that such an address names; undefined where it is no such address. */
export function botIdIn({ pathname }: URL): string | undefined {
  return /\/v\d+\/bots\/([A-Za-z0-9-]{1,36})\/environments\/[^/]+\/?$/.exec(pathname)?.[1];
}
