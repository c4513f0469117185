/** The two languages of what is written for authors of files: officials read Russian, whoever maintains the code may not. */
export type Language = 'ru' | 'en';
export type Both = Readonly<Record<Language, string>>;

export const both = (ru: string, en: string): Both => ({ ru, en });
