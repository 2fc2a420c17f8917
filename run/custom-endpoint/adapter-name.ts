/** What names LivePerson's third-party-bots connector where an adapter is named; `--target` says where its bot is. */
export const customEndpoint = 'custom-endpoint';
