/**
 * Holds JSON to a template of a pact without Pact's library, which a run has only for the written protocol. It knows the matchers
 * that our pacts use and says nothing of members that a template does not name, as Pact does of a message or an answer.
 */
import { quote } from '../trace/render-event';
import type { Template } from './contract';

/** Characters that are told of what was there. */
const told = 60;

/** One half sentence for each place that differs; none where the JSON is as the template has it. */
export function unlikeTemplate(template: Template, json: unknown, path = '$'): readonly string[] {
  if (isMatcher(template)) return unlikeMatcher(template, json, path);
  if (Array.isArray(template)) {
    if (!Array.isArray(json)) return [`${path} is ${shown(json)} and no list`];
    if (json.length !== template.length) return [`${path} has ${json.length} members and not ${template.length}`];
    return template.flatMap((each: unknown, index) => unlikeTemplate(each, json[index], `${path}[${index}]`));
  }
  if (!isObject(template)) {
    return template === json ? [] : [`${path} is ${shown(json)} and not ${shown(template)}`];
  }
  if (!isObject(json)) return [`${path} is ${shown(json)} and no object`];
  return Object.entries(template).flatMap(([key, each]) =>
    Object.hasOwn(json, key) ? unlikeTemplate(each, json[key], `${path}.${key}`) : [`${path}.${key} is missing`],
  );
}

/** A template with an example in the place of each matcher. */
export function exampleOf(template: Template): unknown {
  if (isMatcher(template)) return exampleOf(template.variants ?? template.value);
  if (Array.isArray(template)) return template.map(exampleOf);
  if (!isObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([key, each]) => [key, exampleOf(each)]));
}

const type = 'pact:matcher:type';

interface Matcher {
  readonly [type]: string;
  readonly regex?: string;
  readonly value?: unknown;
  readonly variants?: readonly Template[];
}

function unlikeMatcher(matcher: Matcher, json: unknown, path: string): readonly string[] {
  switch (matcher[type]) {
    case 'regex': {
      // A number is held to it by its digits.
      const isText = typeof json === 'string' || typeof json === 'number';
      if (isText && new RegExp(matcher.regex ?? '').test(String(json))) return [];
      return [`${path} is ${shown(json)} and not such as ${shown(matcher.value)}`];
    }
    case 'integer':
      return Number.isInteger(json) ? [] : [`${path} is ${shown(json)} and no whole number`];
    case 'arrayContains': {
      if (!Array.isArray(json)) return [`${path} is ${shown(json)} and no list`];
      const variants = matcher.variants ?? [];
      const isThere = (variant: Template) => json.some((each) => unlikeTemplate(variant, each).length === 0);
      return variants
        .filter((variant) => !isThere(variant))
        .map((variant) => `${path} has none such as ${JSON.stringify(exampleOf(variant))}`);
    }
    default:
      throw new Error(`Nothing here holds anything to the matcher ${matcher[type]}.`);
  }
}

function isMatcher(template: Template): template is Matcher {
  return isObject(template) && type in template;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function shown(json: unknown): string {
  if (typeof json === 'string') return quote(json, told);
  if (typeof json === 'object' && json !== null) return Array.isArray(json) ? 'a list' : 'an object';
  return String(json);
}
