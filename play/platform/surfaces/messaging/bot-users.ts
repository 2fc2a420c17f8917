/** Who may log in: the account of a run, and the bots in it, each known by its user name. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** A bot as the platform knows it. It is named by `<account>.<user>` in some places and by its pid in others. */
export interface BotUser {
  readonly name: string;
  readonly userId: string;
  readonly pid: string;
  /** By which calls and sockets are known to be its own. */
  readonly bearer: string;
  readonly csrf: string;
}

/** More bots than this are no fleet that a run could want. */
const mostUsers = 100;

export class BotUsers {
  readonly accountId = `le${randomInt(10_000_000, 99_999_999)}`;
  /** Of the first bot; further ones add a hyphen and whatever tells them apart. */
  readonly firstName = 'bot';
  readonly password = randomBytes(12).toString('base64url');
  private readonly users = new Map<string, BotUser>();
  readonly first = this.add(this.firstName);

  /** The bot of this name, if the password is right. */
  login(name: string, password: string): BotUser | undefined {
    if (password !== this.password) return undefined;
    const known = this.users.get(name);
    if (known) return known;
    if (!name.startsWith(`${this.firstName}-`) || this.users.size >= mostUsers) return undefined;
    return this.add(name);
  }

  withBearer(bearer: string): BotUser | undefined {
    return [...this.users.values()].find((user) => user.bearer === bearer);
  }

  withCsrf(csrf: string): BotUser | undefined {
    return [...this.users.values()].find((user) => user.csrf === csrf);
  }

  /** As the wire names it outside of dialogs. */
  fullId({ userId }: BotUser): string {
    return `${this.accountId}.${userId}`;
  }

  /** Whether this id, in either of its forms, is the bot's. */
  isOf(user: BotUser, id: string): boolean {
    return id === user.pid || id === this.fullId(user);
  }

  private add(name: string): BotUser {
    const user = {
      name,
      userId: `${randomInt(100_000_000, 999_999_999)}`,
      pid: randomUUID(),
      bearer: randomBytes(24).toString('hex'),
      csrf: randomBytes(16).toString('hex'),
    };
    this.users.set(name, user);
    return user;
  }
}
