/**
 * The Transform Result Script that scenarios use and the rule about it knows: it turns the transfer id around, which
 * nothing but running it can do. ES5, as the documents ask for.
 */
export function reversingScript(responseDataVariableName: string): string {
  const variable = `api_${responseDataVariableName}`;
  return [
    `var response = botContext.getBotVariable('${variable}');`,
    'var data = JSON.parse(response.jsonData);',
    `data.${variable}.reversed = data.${variable}.transferId.split('').reverse().join('');`,
    'response.jsonData = JSON.stringify(data);',
    `botContext.setBotVariable('${variable}', response, true, false);`,
  ].join('\n');
}
