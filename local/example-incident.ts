import { randomUUID } from 'node:crypto';

/** Where the message of the example stands. */
export const examplePermalink = 'https://vk.com/wall-1_2';

/** An ordinary incident about a hole in the road, as a regional system sends it; each has a number of its own. */
export function exampleIncident(municipality: string, at: string, externalId = `DEMO-${randomUUID()}`) {
	return {
		type: 'incident.detected',
		municipality,
		incident: {
			externalId,
			kind: 'incident',
			importance: 'normal',
			network: 'vk',
			venue: 'feed',
			page: null,
			permalink: examplePermalink,
			publishedAt: at,
			detectedAt: at,
			sentAt: at,
			topic: 'roads',
			location: 'улица Ленина, 1',
			text: 'Третий день обходим яму у остановки. Когда её заделают?',
			author: { name: 'Житель города', profile: 'https://vk.com/id1' },
			media: [],
		},
	};
}
