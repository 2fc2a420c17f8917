/** From whom a text reaches the bot. */
export type Speaker = 'consumer' | 'platform';
