import type { AddressReviver, DeadAddresses, SentMail, SentMails } from '../../functions/ports/returns.ts';

/** What was sent and what is not written to, of a test's table. */
export function memoryReturns() {
	const sent = new Map<string, SentMail>();
	const dead = new Map<string, string>();
	const sentMails: SentMails = {
		put(messageId, mail) {
			sent.set(messageId, mail);
			return Promise.resolve();
		},
		get: (messageId) => Promise.resolve(sent.get(messageId) ?? null),
	};
	const deadAddresses: DeadAddresses & AddressReviver = {
		has: (address) => Promise.resolve(dead.has(address)),
		add(address, because) {
			if (!dead.has(address)) dead.set(address, because);
			return Promise.resolve();
		},
		revive: (address) => Promise.resolve(dead.delete(address)),
	};
	return { sentMails, deadAddresses, dump: () => ({ sent: [...sent], dead: [...dead] }) };
}
