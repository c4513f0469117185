import type { UnpublishableKind } from '../regulation/regulation.ts';

/** Why an answer can be posted nowhere, as mails and pages name it (G-33). */
export const unpublishableWords: Readonly<Record<UnpublishableKind, string>> = {
	deleted: 'Сообщение удалено',
	closed: 'Комментарии закрыты',
	'account-blocked': 'Страница автора заблокирована',
	'blocked-us': 'Автор заблокировал нашу страницу',
};
