/** What the law says of a network that a municipality does not answer in. */
export const networkNotes = {
	banned: 'Деятельность компании Meta признана в России экстремистской и запрещена',
	restricted: 'Доступ к сети в России ограничен',
} as const;
