/** Which skill ids the model takes for numbers, and which for clearly none; what lies between is left open. */

export function isNumeric(value: string): boolean {
  return (
    value.length > 0 &&
    value.length <= 18 &&
    value[0] !== '0' &&
    [...value].every((digit) => digit >= '0' && digit <= '9')
  );
}

/** Clearly not a number: nothing at all, or with a letter that no way of writing numbers uses. */
export function isNoNumber(value: string): boolean {
  if (value === '') return true;
  if (/^\s*[+-]?(inf|infinity|nan)\s*$/i.test(value)) return false;
  return /[^\P{L}a-fA-FxXoOlL]/u.test(value);
}
