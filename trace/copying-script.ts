/**
 * The Transform Result Script of scenarios in which nothing is transformed: it reads the response under its configured
 * name and keeps the transfer id as a text of its own, which a dialog can say. ES5, as the documents ask for.
 */
export function copyingScript(responseDataVariableName: string): string {
  const variable = `api_${responseDataVariableName}`;
  return [
    `var response = botContext.getBotVariable('${variable}');`,
    'var data = JSON.parse(response.jsonData);',
    `botContext.setBotVariable('${copiedVariable(responseDataVariableName)}', data.${variable}.transferId, true, false);`,
  ].join('\n');
}

/** The variable in which the script keeps the transfer id. */
export function copiedVariable(responseDataVariableName: string): string {
  return `${responseDataVariableName}Copy`;
}
