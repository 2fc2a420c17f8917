/** What names LivePerson's messaging wire where an adapter is named. */
export const livePerson = 'liveperson';
