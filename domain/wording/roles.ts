import type { Role } from '../regulation/regulation.ts';

/** One table for all roles: as they are called where the regulation gives no title of its own, and in English. */
export const roleWords: Readonly<Record<Role, { readonly ru: string; readonly en: string }>> = {
	coordinator: { ru: 'координатор', en: 'coordinator' },
	executor: { ru: 'исполнитель', en: 'executor' },
	curator: { ru: 'куратор', en: 'curator' },
	approver: { ru: 'согласующий', en: 'approver' },
	deputy: { ru: 'заместитель', en: 'deputy head' },
	head: { ru: 'глава муниципального образования', en: 'head' },
	'unit-head': { ru: 'руководитель {род}', en: 'head of the unit' },
	security: { ru: 'ответственный за безопасность', en: 'officer for security' },
	author: { ru: 'автор сообщения', en: 'author' },
};
