/** What an answer did that HTTP does not allow, in words; undefined when the call failed otherwise. */
import { errors } from 'undici';

export function noHttp(error: unknown): string | undefined {
  if (
    error instanceof errors.HTTPParserError ||
    error instanceof errors.HeadersOverflowError ||
    error instanceof errors.ResponseContentLengthMismatchError
  ) {
    return error.message;
  }
  if (!(error instanceof Error)) return undefined;
  const { code, message } = error as NodeJS.ErrnoException;
  // undici asserts what its parser leaves unchecked, and says so by the code of its own source.
  if (code === 'ERR_ASSERTION' && message.includes('statusCode')) return 'its status is below 100';
  if (message === 'bad upgrade') return 'it changes the protocol (status 101), which nobody asked for';
  return undefined;
}
