import type { CaseEvent } from '../../domain/case/model/events.ts';

/** The first two events of any case. */
export const received: CaseEvent = {
	type: 'CaseReceived',
	at: 1_000,
	by: null,
	regulation: { id: 'anapa', version: 'v1' },
	found: false,
	marks: [],
	incident: {
		externalId: 'IM-1',
		kind: 'incident',
		importance: 'normal',
		network: 'vk',
		venue: 'feed',
		page: null,
		publishedAt: null,
		detectedAt: null,
		sentAt: null,
		topic: null,
	},
};
export const opened: CaseEvent = {
	type: 'StageOpened',
	at: 1_000,
	by: null,
	stage: 'screening',
	visit: 1,
	awaits: 'coordinator',
};
