/** Every property, in the order in which they are played. */
import { conversationProperties } from './conversations';
import type { Property } from './property';
import { situationProperties } from './situations';

export const properties: readonly Property[] = [...situationProperties, ...conversationProperties];
